import { isLoopback } from '#sign-in/loopback';
import { OWN_CLAIMS, type ClaimNames } from '../token/claims.js';

/** Who vouches for people in place of the service itself, by OpenID Connect. */
export interface IssuerSettings {
  readonly url: string;
  readonly clientId: string;
  /** Absent for a public client: PKCE alone protects its codes. */
  readonly clientSecretFile?: string;
  /** For whom access tokens are made. */
  readonly audience: string;
  /** With which tokens may be signed; the first is that of ID tokens. */
  readonly algorithms: readonly string[];
  readonly claims: ClaimNames;
  /** Where people reach the service, which is also where the issuer sends them back to. */
  readonly publicUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Those by a key of the issuer that is public: no secret of a client signs anything here. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256'];

/** @throws RangeError naming the variable and the mend */
export function issuerFrom(env: Environment): IssuerSettings | undefined {
  if (!env['PATHWAYS_ISSUER']) return undefined;
  const [clientId, audience] = [needed(env, 'PATHWAYS_CLIENT_ID'), needed(env, 'PATHWAYS_AUDIENCE')];
  if (clientId === audience)
    throw new RangeError(
      'PATHWAYS_AUDIENCE: this is the client, for whom ID tokens are made. Give the audience of access tokens.',
    );
  const secretFile = env['PATHWAYS_CLIENT_SECRET_FILE'];
  return {
    url: safeUrl(env, 'PATHWAYS_ISSUER'),
    ...{ clientId, audience, algorithms: algorithmsIn(env), publicUrl: safeUrl(env, 'PATHWAYS_URL') },
    ...(secretFile && { clientSecretFile: secretFile }),
    claims: {
      role: env['PATHWAYS_ROLE_CLAIM'] || OWN_CLAIMS.role,
      organisations: env['PATHWAYS_ORGANISATIONS_CLAIM'] || OWN_CLAIMS.organisations,
      purpose: env['PATHWAYS_PURPOSE_CLAIM'] || OWN_CLAIMS.purpose,
    },
  };
}

function needed(env: Environment, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new RangeError(`${name}: with PATHWAYS_ISSUER this must be given, too.`);
}

function safeUrl(env: Environment, name: string): string {
  const value = needed(env, name);
  const isSafe =
    URL.canParse(value) &&
    (new URL(value).protocol === 'https:' || (new URL(value).protocol === 'http:' && isLoopback(value)));
  if (isSafe) return value;
  throw new RangeError(`${name}: give a URL that begins with https://.`);
}

function algorithmsIn(env: Environment): readonly string[] {
  const named = (env['PATHWAYS_ALGORITHMS'] || ALGORITHMS.join()).split(',').map((each) => each.trim());
  if (named.every((each) => ALGORITHMS.includes(each))) return named;
  throw new RangeError(`PATHWAYS_ALGORITHMS: give one or more of ${ALGORITHMS.join(', ')}, with commas.`);
}
