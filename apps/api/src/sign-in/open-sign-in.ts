import { ownIssuerIn } from '#sign-in/own-issuer';
import { revocationsIn } from '#sign-in/revocations';
import type { ReadModel } from '#read-models/read-model';
import type { Clock } from '../recording/clock.js';
import { countedGuesses } from './guesses.js';
import { linksIn, type LinkedRole } from './link/links.js';
import { whomLinked } from './link/whom.js';
import { serveSignIn } from './page/routes.js';
import { requirePrincipal, type Server } from './require-principal.js';
import { bySession, sessionCookie } from './session/cookie.js';
import { sessionsUnless } from './session/sessions.js';
import { byBearerToken, trustIn } from './token/own.js';
import type { WhoAsks } from './who-asks.js';

/** Who may come in, and how. */
export interface SignIn {
  readonly whoAsks: WhoAsks;
  /** Puts it before every route of a server, and adds its own pages. */
  guard(server: Server): void;
  /** The one-time links to a service that answers at a URL. */
  links(url: string): Promise<ReadonlyMap<LinkedRole, string>>;
}

interface Place {
  readonly dataFolder: string;
  readonly isHttps: boolean;
  readonly readModel: ReadModel;
  readonly clock: Clock;
}

/** The sign-in of a service that vouches for people itself: whoever can read its data folder lets them in. */
export async function openSignIn({ dataFolder, isHttps, readModel, clock }: Place): Promise<SignIn> {
  const isRevoked = revocationsIn(dataFolder);
  const sessions = sessionsUnless(isRevoked);
  const cookie = sessionCookie(isHttps);
  const byToken = byBearerToken(trustIn(await ownIssuerIn(dataFolder)), isRevoked);
  const byCookie = bySession(sessions, cookie);
  const links = linksIn(dataFolder);
  const whoAsks: WhoAsks = (credentials) =>
    credentials.authorization === undefined ? byCookie(credentials) : byToken(credentials);
  const whomBy = async (code: string) => {
    const role = await links.take(code);
    const today = clock.now().toISOString().slice(0, 10);
    return role && whomLinked(role, { folder: dataFolder, readModel, today });
  };
  return {
    whoAsks,
    guard(server) {
      requirePrincipal(server, whoAsks);
      serveSignIn(server, { sessions, cookie, whomBy, guesses: countedGuesses(), hasIssuer: false });
    },
    links: (url) => links.publish(url),
  };
}
