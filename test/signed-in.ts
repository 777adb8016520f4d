import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownIssuerIn, type Bearer } from '#sign-in/own-issuer';

/** Who asks in a test, unless it says otherwise: somebody who may do everything. */
export const DATA_OFFICER: Bearer = {
  subject: 'synthetic-data-officer',
  role: 'data_officer',
  organisations: [],
  purpose: 'a test',
};

const AN_HOUR = 3_600;

/** A token of the issuer of the service on a folder. */
export async function tokenIn(folder: string, bearer = DATA_OFFICER, seconds = AN_HOUR): Promise<string> {
  mkdirSync(folder, { recursive: true });
  return (await ownIssuerIn(folder)).tokenFor(bearer, seconds);
}

const tokens = new Map<string, string>();

/** From now on, whoever asks the service at a URL in this file is a data officer. */
export async function signIn(url: string, folder: string): Promise<void> {
  tokens.set(new URL(url).origin, await tokenIn(folder));
}

/** The headers of somebody who has signed in to the service at a URL; none where nobody has. */
export function signedIn(url: string): Record<string, string> {
  const token = tokens.get(new URL(url).origin);
  return token ? asHeader(token) : {};
}

/** Asks as nobody in particular, or as somebody else than in the rest of the file. */
export const asHeader = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

let folder: string | undefined;

/** The environment in which `pathways` has signed in to the service at a URL. */
export function signedInEnv(url: string): Record<string, string> {
  const token = URL.canParse(url) ? tokens.get(new URL(url).origin) : undefined;
  if (!token) return {};
  folder ??= mkdtempSync(join(tmpdir(), 'pathways-signed-in-'));
  const file = join(folder, new URL(url).port);
  writeFileSync(file, token, { mode: 0o600 });
  return { PATHWAYS_TOKEN_FILE: file };
}
