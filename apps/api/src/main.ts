import { constants } from 'node:os';
import { tellNews } from './operations/news.js';
import { widelyReadable } from './operations/widely-readable.js';
import { settingsFrom, SettingsError } from './settings.js';
import type { RunningApi } from './start-api.js';
import { startApi } from './start-api.js';

/** Whoever stops a service waits about so long before killing it. */
const AT_MOST_MS = 9_500;

/** Reading for longer than this is worth a word. */
const READING_MS = 1_000;

// Whoever read what it says may be gone; it goes on.
process.stdout.on('error', () => undefined);

// Logs, keys and read models are about people: whatever is made is for its owner alone.
process.umask(0o077);

try {
  const settings = settingsFrom(process.env);
  const api = await startApi(settings);
  stopOn(['SIGINT', 'SIGTERM'], api);
  const page = settings.graphiql ? ` (query page: ${api.url}/graphiql)` : '';
  console.log(`Teacher Pathways answers at ${api.url}/graphql${page}`);
  if (api.signInLinks.size > 0) console.log(wordsFor(api.signInLinks));
  tellNews(api.readModel, console.log);
  for (const path of widelyReadable(settings.dataFolder))
    console.log(`Others on this machine may read ${path}. Take that away: chmod 600.`);
  if (!(await api.readModel.waitForStart(READING_MS)))
    console.log(
      api.readModel.status().logReachable
        ? 'It is still reading the log; questions are answered once that is done.'
        : 'The event log does not answer; it is asked again until it does. See /health/ready.',
    );
} catch (error) {
  console.error(`The service did not start. ${mendFor(error)}`);
  process.exitCode = error instanceof SettingsError || error instanceof RangeError ? 2 : 1;
}

/** The first signal lets the service finish what it has accepted; a second one ends it at once. */
function stopOn(signals: readonly ('SIGINT' | 'SIGTERM')[], api: RunningApi): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    console.log(`${new Date().toISOString()} Leaving: what was accepted is finished first.`);
    setTimeout(() => process.exit(0), AT_MOST_MS).unref();
    await api.leave();
    await api.close();
    process.exit(0);
  };
  for (const signal of signals)
    process.on(signal, () => {
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      stop().catch(() => process.exit(1));
    });
}

/** Whoever sees this may come in anyway: it runs as them. */
function wordsFor(links: RunningApi['signInLinks']): string {
  const lines = [...links].map(([role, link]) => `  ${role}  ${link}`);
  return ['To sign in in a browser, once by each:', ...lines].join('\n');
}

/** What somebody at the terminal can do about a failed start. */
function mendFor(error: unknown): string {
  if (!(error instanceof Error)) return 'The reason is unknown.';
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'Its port is taken: choose another with PATHWAYS_PORT, or stop what answers there.';
  if ('code' in error) return `The data folder cannot be used (${String(error.code)}): check PATHWAYS_DATA.`;
  return error.message;
}
