import { settingsFrom, SettingsError } from './settings.js';
import { startApi } from './start-api.js';

try {
  const settings = settingsFrom(process.env);
  const api = await startApi(settings);
  const page = settings.graphiql ? ` (query page: ${api.url}/graphiql)` : '';
  console.log(`Teacher Pathways answers at ${api.url}/graphql${page}`);
  const { generation } = api.readModel.status();
  if (generation === null)
    console.log('It is still reading the log; questions are answered once that is done.');
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
  if ('code' in error) return `The data folder cannot be used (${String(error.code)}): check PATHWAYS_DATA.`;
  return error.message;
}
