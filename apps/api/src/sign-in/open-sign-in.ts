import { Logger } from '@nestjs/common';
import { ownIssuerIn } from '#sign-in/own-issuer';
import { revocationsIn } from '#sign-in/revocations';
import type { ReadModel } from '#read-models/read-model';
import type { Clock } from '../recording/clock.js';
import { countedGuesses } from './guesses.js';
import { codeFlow } from './issuer/code-flow.js';
import { issuerAt } from './issuer/issuer.js';
import { serveCodeFlow } from './issuer/routes.js';
import type { IssuerSettings } from './issuer/settings.js';
import { linksIn, type LinkedRole } from './link/links.js';
import { whomLinked } from './link/whom.js';
import { serveSignIn, type SignInPages } from './page/routes.js';
import type { Principal } from './principal.js';
import { requirePrincipal, type Server } from './require-principal.js';
import { bySession, ownPageAt, sessionCookie } from './session/cookie.js';
import { sessionsUnless } from './session/sessions.js';
import { byBearerToken, trustIn } from './token/own.js';
import type { WhoAsks } from './who-asks.js';

const logger = new Logger('SignIn');

/** Who may come in, and how. */
export interface SignIn {
  readonly whoAsks: WhoAsks;
  /** Puts it before every route of a server, and adds its own pages. */
  guard(server: Server): void;
  /** The one-time links to a service that answers at a URL: none where an issuer elsewhere vouches for people. */
  links(url: string): Promise<ReadonlyMap<LinkedRole, string>>;
}

interface Place {
  readonly dataFolder: string;
  readonly isHttps: boolean;
  readonly readModel: ReadModel;
  readonly clock: Clock;
  readonly issuer?: IssuerSettings | undefined;
}

/** The sign-in of a service: an issuer elsewhere vouches for people, or it does so itself. */
export async function openSignIn(place: Place): Promise<SignIn> {
  const { dataFolder, isHttps, issuer: settings } = place;
  const isRevoked = revocationsIn(dataFolder, (lines) =>
    logger.warn(
      `sign-in-revoked.ndjson: nobody can read ${lines} of its lines. Take those sign-ins back again.`,
    ),
  );
  const [sessions, cookie] = [sessionsUnless(isRevoked), sessionCookie(isHttps)];
  const issuer = settings && issuerAt(settings);
  const trust = issuer?.trust ?? trustIn(await ownIssuerIn(dataFolder));
  const isOwnPage = ownPageAt(settings?.publicUrl);
  const byToken = byBearerToken(trust, isRevoked);
  const byCookie = bySession(sessions, cookie, isOwnPage);
  const whoAsks: WhoAsks = (credentials) =>
    credentials.authorization === undefined ? byCookie(credentials) : byToken(credentials);
  const links = linksIn(dataFolder);
  const whomBy = issuer ? nobody : (code: string) => whomOf(code, links, place);
  const pages: SignInPages = {
    ...{ sessions, cookie, isOwnPage, whomBy, guesses: countedGuesses(), hasIssuer: issuer !== undefined },
  };
  return {
    whoAsks,
    guard(server) {
      requirePrincipal(server, whoAsks);
      serveSignIn(server, pages);
      if (issuer)
        serveCodeFlow(server, {
          ...{ flow: codeFlow(issuer, settings), wayCookie: sessionCookie(isHttps, '-way-in'), pages },
        });
    },
    links: async (url) => (issuer ? new Map() : links.publish(url)),
  };
}

const nobody = async (): Promise<undefined> => undefined;

/** The link is used up only once it is known whom it lets in. */
async function whomOf(
  code: string,
  links: ReturnType<typeof linksIn>,
  { dataFolder, readModel, clock }: Place,
): Promise<Principal | undefined> {
  const role = links.roleOf(code);
  const whom = role && (await whomLinked(role, { folder: dataFolder, readModel, clock }));
  return (await links.take(code)) ? whom : undefined;
}
