import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { fileURLToPath } from 'node:url';
import { digests } from '../apps/api/src/graphql/limits/our-operations.digests.js';
import { introspectionOfOurs, refuseOthers } from '../apps/api/src/graphql/limits/our-operations.js';
import { documentRules } from '../apps/api/src/graphql/limits/document-rules.js';
import type { Door } from '../apps/cli/src/ask/door.js';
import { schemaOf } from '../apps/cli/src/ask/schema.js';
import { askedBy } from '../apps/cli/src/demo/asked-by.js';
import { retentionTable } from '../apps/cli/src/demo/retention-table.js';
import { pagesOf } from '../apps/cli/src/events/pages.js';
import { contentsOfService } from '../apps/cli/src/verify/service.js';

const PAGE = fileURLToPath(
  new URL('../apps/api/src/graphql/limits/our-operations.digests.ts', import.meta.url),
);
const SCHEMA = fileURLToPath(new URL('../apps/api/schema.graphql', import.meta.url));

const schema = buildSchema(await readFile(SCHEMA, 'utf8'));

/** What a client says to a door that answers nothing. */
async function saidBy(client: (door: Door) => Promise<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  const door: Door = (query) => {
    said.push(query);
    throw new Error('Nothing is answered here.');
  };
  await client(door).catch(() => undefined);
  return said;
}

/** `pathways ask` puts its questions together by what the service says of itself: they are of no fixed text. */
const operations: readonly string[] = [
  ...(await saidBy(schemaOf)),
  ...(await saidBy((door) => pagesOf(door, {}).next())),
  ...(await saidBy(contentsOfService)),
  ...(await saidBy((door) => retentionTable(door))),
  ...(await Promise.all(askedBy.map((question) => saidBy((door) => question.answered(door))))).flat(),
];

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the operations of our own clients', () => {
  it('can all be asked, within the limits', () => {
    for (const text of operations) {
      const document = parse(text);
      expect({
        text,
        errors: validate(schema, document),
        over: validate(schema, document, [...documentRules]),
      }).toEqual({
        ...{ text, errors: [], over: [] },
      });
    }
  });

  it('are those that the service knows, to the last character: npm run pages writes them anew', async () => {
    const found = [...new Set(operations.map(digestOf))].toSorted();
    if (process.env.UPDATE_PAGES)
      await writeFile(
        PAGE,
        `/** SHA-256 of every operation of fixed text that our own clients send. */\nexport const digests: ReadonlySet<string> = new Set([\n${found.map((digest) => `  '${digest}',\n`).join('')}]);\n`,
      );
    else expect([...digests].toSorted()).toEqual(found);
  });
});

describe('what our own clients ask', () => {
  it('is known to the last character', async () => {
    const ours = (await saidBy(schemaOf))[0]!;
    expect(() => refuseOthers(parse(ours))).not.toThrow();
    expect(() => refuseOthers(parse(`${ours} `))).toThrow('only what our own pages ask');
    expect(() => refuseOthers(parse('{ headcount { inService } }'))).toThrow('only what our own pages ask');
  });

  it('may be what can be asked, where nobody else may ask that', async () => {
    const told = (text: string) =>
      validate(schema, parse(text), [introspectionOfOurs]).map(({ message }) => message);
    expect(told((await saidBy(schemaOf))[0]!)).toEqual([]);
    expect(told('{ __schema { queryType { name } } }')).toEqual(['What can be asked is not told here.']);
    expect(told('{ headcount { __typename } }')).toEqual([]);
  });
});
