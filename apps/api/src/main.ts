import { settingsFrom, SettingsError } from './settings.js';
import { startApi } from './start-api.js';

try {
  const api = await startApi(settingsFrom(process.env));
  console.log(`Teacher Pathways answers at ${api.url}/graphql (query page: ${api.url}/graphiql)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void api.close());
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}
