import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { runningApi } from './running-api.js';

const PAGE = new URL('../apps/api/schema.graphql', import.meta.url);

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.stop());

it('the printed schema is the one the service answers by, so that a breaking change is seen', async () => {
  const introspected = await api.ask<IntrospectionQuery>(getIntrospectionQuery());
  const schema = `${printSchema(lexicographicSortSchema(buildClientSchema(introspected)))}\n`;
  if (process.env.UPDATE_PAGES) await writeFile(PAGE, schema);
  expect(await readFile(PAGE, 'utf8')).toBe(schema);
});
