import { settingsFrom, SettingsError } from './settings.js';
import { startApi } from './start-api.js';

try {
  const api = await startApi(settingsFrom(process.env));
  console.log(`Teacher Pathways answers at ${api.url}/graphql (query page: ${api.url}/graphiql)`);
  let closing: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (closing ??= api.close()));
} catch (error) {
  console.error(`The service did not start. ${mendFor(error)}`);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}

/** What somebody at the terminal can do about a failed start. */
function mendFor(error: unknown): string {
  if (!(error instanceof Error)) return 'The reason is unknown.';
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'Its port is taken: choose another with PATHWAYS_PORT, or stop what answers there.';
  return error.message;
}
