import { join } from 'node:path';
import { fileOf } from '#event-log/open';
import { limitsFrom, type Limits } from '#intake/files/limits';
import { keySettingsFrom, type KeySettings } from '#privacy/keys/open-keys';
import { keyFileFor } from '#intake/identity/key-file';
import { edgeFrom, type EdgeSettings } from './graphql/limits/edge-settings.js';
import { issuerFrom, type IssuerSettings } from './sign-in/issuer/settings.js';

/** Everything that may differ from one installation to the next. */
export interface Settings {
  /** Folder of the log and the read model. */
  readonly dataFolder: string;
  readonly logUrl: string;
  /** The log of who did what. */
  readonly auditUrl: string;
  /** Where the key is kept with which imports know people again. */
  readonly identityKeyFile: string;
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Whether the query page is served at /graphiql. */
  readonly graphiql: boolean;
  /** Where the keys of who people are stand, and the key that wraps them. Absent: beside the log. */
  readonly keys?: KeySettings;
  /** How much a file that is sent may hold. Absent: as much as by default. */
  readonly imports?: Limits;
  /** What it lets anybody ask. */
  readonly edge: EdgeSettings;
  /** Who vouches for people, if not the service itself. */
  readonly issuer?: IssuerSettings | undefined;
}

/** A setting that can't be used, said so that it can be mended. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the settings from the environment. @throws SettingsError naming the variable and the mend */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const dataFolder = env.PATHWAYS_DATA ?? 'data';
  const host = env.PATHWAYS_HOST ?? '127.0.0.1';
  const issuer = issuerFrom(env);
  if (!issuer && !LOOPBACK.has(host))
    throw new SettingsError(
      'PATHWAYS_HOST: without an issuer (PATHWAYS_ISSUER) the service answers on this machine only. Use 127.0.0.1.',
    );
  const logUrl = env.PATHWAYS_LOG ?? `sqlite:${join(dataFolder, 'log.sqlite')}`;
  return {
    dataFolder,
    logUrl,
    auditUrl: env.PATHWAYS_AUDIT ?? auditIn(dataFolder),
    identityKeyFile: keyFileFor(env, fileOf(logUrl)),
    host,
    port: portFrom(env.PATHWAYS_PORT ?? '4000'),
    graphiql: env.NODE_ENV !== 'production',
    keys: keySettingsFrom(env, fileOf(logUrl)),
    imports: importsFrom(env),
    edge: edgeFrom(env),
    issuer,
  };
}

function importsFrom(env: Readonly<Record<string, string | undefined>>): Limits {
  try {
    return limitsFrom(env);
  } catch (error) {
    throw error instanceof Error ? new SettingsError(error.message) : error;
  }
}

/** Beside the log, and no part of it. */
export const auditIn = (dataFolder: string): string => `sqlite:${join(dataFolder, 'audit.sqlite')}`;

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SettingsError('PATHWAYS_PORT: give a whole number from 0 to 65535.');
}
