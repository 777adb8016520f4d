import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { faultsOf, faultsOfImage, type Compose, type Service } from './compose-rules.js';

/**
 * The files for containers, held against the compose specification and our own rules. No engine runs here: that the
 * files are well-formed is shown, that the containers start is not.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const isThere = (path: string): boolean => existsSync(join(ROOT, path));
// The specification asks for the merge keys of YAML 1.1.
const compose = parse(textOf('docker-compose.yml'), { merge: true }) as Compose;
const [dockerfile, ignored] = [textOf('Dockerfile'), textOf('.dockerignore')];

const service = (name: string, { services }: Compose = compose): Service => {
  expect(Object.keys(services)).toContain(name);
  return services[name]!;
};
const nodesOf = (profile: string | undefined): readonly string[] =>
  Object.keys(compose.services).filter((name) => service(name).profiles?.[0] === profile);

describe('docker-compose.yml', () => {
  it('is what the specification and our rules ask for', () => {
    expect(faultsOf(compose, isThere)).toEqual([]);
  });

  it('starts one node of each kind without a profile, and three and two with the profile cluster', () => {
    expect(nodesOf(undefined)).toEqual(['eventstore', 'loopback', 'api', 'door']);
    expect(nodesOf('cluster').filter((name) => /^(eventstore|api)-\d$/.test(name))).toEqual([
      'eventstore-1',
      'eventstore-2',
      'eventstore-3',
      'api-1',
      'api-2',
    ]);
  });

  it.each<[what: string, breaks: (broken: Compose) => unknown, fault: RegExp]>([
    ['an unknown key', (b) => Object.assign(service('api', b), { imgae: 'x' }), /api must NOT have/],
    ['a port that is none', (b) => (service('api', b).ports = [true] as never), /ports\/0 must be/],
    ['an image that moves', (b) => (service('door', b).image = 'haproxy:latest'), /door: .* not pinned/],
    ['half a version', (b) => (service('door', b).image = 'haproxy:3.2-alpine'), /door: .* not pinned/],
    ['a port for everybody', (b) => (service('loopback', b).ports = ['4000:8080']), /not on loopback/],
    ['a port on 0.0.0.0', (b) => (service('loopback', b).ports = ['0.0.0.0:1:1']), /not on loopback/],
    ['no health check', (b) => delete service('eventstore-2', b).healthcheck, /no health check/],
    ['no word on restarts', (b) => delete service('eventstore', b).restart, /whether it restarts/],
    [
      'a need across profiles',
      (b) => (service('door', b).depends_on = { 'api-1': {} }),
      /door: it needs api-1/,
    ],
    [
      'a network across',
      (b) => (service('api', b).network_mode = 'service:cluster-loopback'),
      /api: it needs/,
    ],
    [
      'one read model for two',
      (b) => (service('api-2', b).volumes = ['read-model-1:/data']),
      /api-1: its volume/,
    ],
    ['no data volume', (b) => (service('api', b).volumes = []), /no volume for its data/],
    ['an unknown volume', (b) => (service('api', b).volumes = ['nowhere:/data']), /nowhere is not declared/],
    [
      'a password',
      (b) => (service('api-1', b).environment!['PATHWAYS_LOG_PASSWORD'] = 'x'),
      /tells a secret/,
    ],
    [
      'one in a URL',
      (b) => (service('api', b).environment!['PATHWAYS_LOG'] = 'esdb://a:b@c'),
      /tells a secret/,
    ],
    [
      'an open API',
      (b) => (service('api', b).environment!['PATHWAYS_HOST'] = '0.0.0.0'),
      /not answer on loopback/,
    ],
    ['an API alone', (b) => delete service('api', b).network_mode, /shares its loopback with no door/],
    ['a port taken', (b) => (service('api-2', b).environment!['PATHWAYS_PORT'] = '4001'), /4001 is taken/],
    [
      'a missing file',
      (b) => (service('door', b).volumes = ['./deploy/no.cfg:/x:ro']),
      /no\.cfg is not there/,
    ],
    [
      'a missing secret',
      (b) => (b.secrets['log-password']!.file = './no-password'),
      /no-password is not there/,
    ],
  ])('%s is found out', (_what, breaks, fault) => {
    const broken = structuredClone(compose);
    breaks(broken);
    expect(faultsOf(broken, isThere).join('\n')).toMatch(fault);
  });

  it('can be told everything in the file that example.env begins', () => {
    const told = textOf('deploy/example.env');
    const asked = [...textOf('docker-compose.yml').matchAll(/(?<!\$)\$\{(\w+)/g)].map((match) => match[1]!);
    expect(asked.filter((name) => !told.includes(`\n${name}=`))).toEqual([]);
    expect(asked).toContain('PATHWAYS_PASSWORD_FILE');
  });

  it('has a door that sends nobody to the second node while the first answers', () => {
    const balanced = [...textOf('deploy/haproxy.cfg').matchAll(/^\s*balance (.+)$/gm)].map(([, by]) => by);
    expect(balanced).toEqual(['first']);
  });

  it('gives every node the certificate and the key that are its own', () => {
    const makes = textOf('deploy/certificates.sh');
    for (const node of ['eventstore-1', 'eventstore-2', 'eventstore-3']) {
      expect(makes).toMatch(new RegExp(`for node in .*\\b${node}\\b`));
      const keys = service(node).volumes!.filter((mount) => mount.includes('-certificate:'));
      expect(keys).toEqual([`${node}-certificate:/certs/node:ro`]);
    }
  });

  it('has doors that know where their nodes answer', () => {
    const door = textOf('deploy/haproxy.cfg');
    const answersAt = (api: string): string => `127.0.0.1:${service(api).environment!['PATHWAYS_PORT']}`;
    for (const api of ['api', 'api-1']) expect(door).toContain(`server node-1 ${answersAt(api)}\n`);
    expect(service('cluster-door').environment).toEqual({ SECOND_NODE: answersAt('api-2') });
  });
});

describe('the health check of an API', () => {
  const [, node, ...script] = service('api').healthcheck!.test.map((word) => word.replaceAll('$$', '$'));

  it('is the same in the image', () => {
    expect(dockerfile).toContain(`CMD ${JSON.stringify([node, ...script]).replaceAll(',"', ', "')}`);
  });

  it.each([
    [200, 0],
    [503, 1],
    [undefined, 1],
  ])('takes the answer %s for %i', async (status, exitCode) => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, answer) => {
      asked.push(url);
      answer.writeHead(status!).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (!status) await new Promise((closed) => server.close(closed));
    const check = execFile(process.execPath, script, { env: { PATHWAYS_PORT: String(port) } });
    expect((await once(check, 'exit'))[0]).toBe(exitCode);
    server.close();
    expect(asked).toEqual(status ? ['/health/live'] : []);
  });
});

describe('Dockerfile', () => {
  it('is what our rules ask for', () => {
    expect(faultsOfImage(dockerfile, ignored)).toEqual([]);
  });

  it.each<[what: string, broken: string, fault: string]>([
    ['an image that moves', dockerfile.replaceAll('24.20.0-bookworm', '24'), 'node:24 is not pinned'],
    ['no lock', dockerfile.replace('npm ci', 'npm install'), 'does not use npm ci'],
    ['root', dockerfile.replace('USER node', 'USER root'), 'runs as root'],
    ['root by saying nothing', dockerfile.replace('USER node', ''), 'runs as root'],
    ['no health check', dockerfile.replace('HEALTHCHECK', '# HEALTHCHECK'), 'has no health check'],
    ['a file that is held back', dockerfile.replace('COPY libs libs', 'COPY data data'), 'is not given data'],
  ])('%s is found out', (_what, broken, fault) => {
    expect(faultsOfImage(broken, ignored)).toContain(fault);
  });

  it('copies what is there', () => {
    const given = [...ignored.matchAll(/^!(.+)$/gm)].map((match) => match[1]!);
    expect(given.filter((path) => !isThere(path))).toEqual([]);
  });
});
