import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingsOf } from './settings.js';

const signedIn = { PATHWAYS_LOG_USER: 'recorder', PATHWAYS_LOG_PASSWORD: 'synthetic-secret' };

describe('the URL of an EventStoreDB log', () => {
  it('goes to the client without what is ours and without credentials', () => {
    const url = 'esdb://ann:pass@one:2111,two:2112/?tls=true&streamPrefix=trial-1.&tlsCAFile=./package.json';
    expect(settingsOf(url, signedIn)).toEqual({
      connectionString: 'esdb://one:2111,two:2112?tls=true&tlsCAFile=./package.json',
      streamPrefix: 'trial-1.',
      credentials: { username: 'recorder', password: 'synthetic-secret' },
    });
  });

  it('takes the password from a file before that of the environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'password-'));
    writeFileSync(join(folder, 'password'), 'from the file\n');
    const env = { ...signedIn, PATHWAYS_LOG_PASSWORD_FILE: join(folder, 'password') };
    expect(settingsOf('esdb://host', env).credentials.password).toBe('from the file');
    rmSync(folder, { recursive: true });
  });

  it('signs in by the URL where the environment says nobody', () => {
    expect(settingsOf('esdb+discover://ann:p%40ss:word@host', {}).credentials).toEqual({
      username: 'ann',
      password: 'p@ss:word',
    });
  });

  it('needs nobody on a server without users', () => {
    expect(settingsOf('esdb://host:2113?tls=false', {}).streamPrefix).toBe('pathways.');
  });

  it.each([
    ['esdb://host', {}, 'PATHWAYS_LOG_USER'],
    ['esdb://host', { ...signedIn, PATHWAYS_LOG_PASSWORD_FILE: '/no/secret-file' }, 'cannot be read'],
    ['esdb://host?tlsCAFile=./no/secret-ca.crt', signedIn, 'tlsCAFile'],
    ['esdb://host?tls=false&strmPrefix=secret.', signedIn, 'check its spelling'],
    ['esdb://host?tlsVerifyCert=false', signedIn, 'tlsCAFile'],
    ['esdb://host?throw_on_append_failure=false', signedIn, 'throwonappendfailure'],
    ['esdb://host?streamPrefix=$secret', signedIn, 'streamPrefix'],
    ['esdb://ann:secret@', signedIn, 'not of the form'],
    ['esdb:/ann:secret@host', signedIn, 'not of the form'],
  ])('%s with %j is refused, and no secret is told', (url, env, reason) => {
    let told = '';
    try {
      settingsOf(url, env);
    } catch (error) {
      told = (error as Error).message;
    }
    expect(told).toContain(reason);
    expect(told).not.toContain('secret');
  });
});
