import { existsSync, readFileSync } from 'node:fs';

/** What an `esdb://` URL and its environment come to. */
export interface EventStoreDbSettings {
  /** For the client: without credentials, and without what is ours. */
  readonly connectionString: string;
  /** What the names of our streams begin with: a server may hold other applications' streams. */
  readonly streamPrefix: string;
  readonly credentials: Credentials;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const DEFAULT_PREFIX = 'pathways.';

/** An insecure server knows no users, and the client then sends none; that they are there chooses its call. */
const NOBODY: Credentials = { username: 'nobody', password: 'nobody' };

/** These settings would quietly weaken what the log promises. */
const REFUSED: Readonly<Record<string, string>> = {
  tlsverifycert: 'its client cannot skip the check of certificates: name the authority with tlsCAFile',
  throwonappendfailure: 'a failed append must be told',
  usercertfile: 'sign in with PATHWAYS_LOG_USER and PATHWAYS_LOG_PASSWORD_FILE',
  userkeyfile: 'sign in with PATHWAYS_LOG_USER and PATHWAYS_LOG_PASSWORD_FILE',
};

const SHAPE = /^(esdb(?:\+discover)?:\/\/)(?:([^@/?]*)@)?([^/?@]+)\/?(?:\?(.*))?$/s;

/**
 * Reads `esdb://host:2113[,host:2113…][?tls=true&tlsCAFile=…&streamPrefix=…]` or `esdb+discover://host`. Who signs in
 * is told by `PATHWAYS_LOG_USER` and `PATHWAYS_LOG_PASSWORD_FILE` (or `PATHWAYS_LOG_PASSWORD`); by the URL only
 * where neither is there.
 *
 * @throws Error the URL or its environment cannot be used; no part of them is repeated
 */
export function settingsOf(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
): EventStoreDbSettings {
  const [, scheme, signIn, hosts, query = ''] = SHAPE.exec(url) ?? [];
  if (!scheme || !hosts)
    throw new Error('The URL of the EventStoreDB log is not of the form esdb://host:port?key=value.');
  const options = query.split('&').filter((option) => option !== '');
  options.forEach(refuseUnusable);
  const ours = options.find((option) => keyOf(option) === 'streamprefix');
  const theirs = options.filter((option) => option !== ours);
  const isSecure = !theirs.some((option) => keyOf(option) === 'tls' && option.endsWith('=false'));
  return {
    connectionString: `${scheme}${hosts}${theirs.length > 0 ? `?${theirs.join('&')}` : ''}`,
    streamPrefix: prefixIn(ours),
    credentials: isSecure ? credentialsIn(env, signIn) : NOBODY,
  };
}

/** Its client takes its keys in any spelling. */
const keyOf = (option: string): string =>
  option.slice(0, option.indexOf('=')).replace(/[_-]/g, '').toLowerCase();

const valueOf = (option: string): string => decodeURIComponent(option.slice(option.indexOf('=') + 1));

/** Its client would only warn of any other, and a misspelt prefix would mix two logs. */
const KNOWN = new Set([
  'tls',
  'tlscafile',
  'streamprefix',
  'connectionname',
  'maxdiscoverattempts',
  'discoveryinterval',
  'gossiptimeout',
  'nodepreference',
  'keepaliveinterval',
  'keepalivetimeout',
  'defaultdeadline',
]);

function refuseUnusable(option: string): void {
  const reason = REFUSED[keyOf(option)];
  if (reason) throw new Error(`The URL of the EventStoreDB log may not set ${keyOf(option)}: ${reason}.`);
  if (!KNOWN.has(keyOf(option)))
    throw new Error('The URL of the EventStoreDB log has a setting that is not known: check its spelling.');
  if (keyOf(option) === 'tlscafile' && !existsSync(valueOf(option)))
    throw new Error('The file that tlsCAFile of the EventStoreDB log names is not there.');
}

function prefixIn(option: string | undefined): string {
  const prefix = option ? valueOf(option) : DEFAULT_PREFIX;
  // Names that begin with $ are the server's own.
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(prefix)) return prefix;
  throw new Error('The streamPrefix of the EventStoreDB log holds letters, digits, dots and hyphens.');
}

function credentialsIn(
  env: Readonly<Record<string, string | undefined>>,
  signIn: string | undefined,
): Credentials {
  const username = env['PATHWAYS_LOG_USER'];
  const file = env['PATHWAYS_LOG_PASSWORD_FILE'];
  const password = file ? passwordFrom(file) : env['PATHWAYS_LOG_PASSWORD'];
  if (username && password) return { username, password };
  const [, user, secret] = (/^([^:]*):(.*)$/s.exec(signIn ?? '') ?? []).map(decodeURIComponent);
  if (user && secret) return { username: user, password: secret };
  throw new Error(
    'The EventStoreDB log asks who signs in: set PATHWAYS_LOG_USER and PATHWAYS_LOG_PASSWORD_FILE (or tls=false for a server without users).',
  );
}

function passwordFrom(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error('The file that PATHWAYS_LOG_PASSWORD_FILE names cannot be read.', { cause });
  }
}
