import { describe, expect, it } from '@jest/globals';
import { keyFileFor } from './key-file.js';

describe('the key by which people are known again', () => {
  it.each([
    [{}, '/srv/log.sqlite', '/srv/identity.key'],
    [{ PATHWAYS_DATA: '/srv/data' }, undefined, '/srv/data/identity.key'],
    [{}, undefined, 'data/identity.key'],
    [{ PATHWAYS_IDENTITY_KEY_FILE: '/safe/key' }, '/srv/log.sqlite', '/safe/key'],
  ])('is kept beside the log, or where it is said: %j, %s', (env, logFile, file) => {
    expect(keyFileFor(env, logFile)).toBe(file);
  });
});
