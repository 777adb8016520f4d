import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { type ClosedKind, decisions, kinds, profiles, sees } from '../apps/api/src/policy/kinds.js';
import { kindByField } from '../apps/api/src/policy/fields.js';
import { kindByOperation } from '../apps/api/src/policy/operations.js';
import { roles } from '../apps/api/src/sign-in/principal.js';

const PAGE = new URL('../docs/policy.md', import.meta.url);
const START =
  '<!-- The tables are made from the code by `UPDATE_PAGES=1 npm test -- policy-page`; a test fails when the two differ. -->';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const decisionTable = table(
  ['kind', 'what it is', ...roles],
  (Object.keys(decisions) as ClosedKind[]).map((kind) => [
    kind,
    kinds[kind],
    ...roles.map((role) => (decisions[kind].includes(role) ? 'yes' : '–')),
  ]),
);

const profileTable = table(
  ['role', 'sees', 'figures'],
  roles.map((role) => [role, sees[role], profiles[role] ?? 'none']),
);

function operationTable(): string {
  const all = [...kindByOperation, ...kindByField];
  return table(
    ['kind', 'operations, fields and routes'],
    Object.keys(kinds).map((kind) => [
      kind,
      all
        .filter(([, each]) => each === kind)
        .map(([name]) => `\`${name}\``)
        .join(', ') || 'none yet',
    ]),
  );
}

it('the page of the policy has the tables as the code has them', async () => {
  const page = await readFile(PAGE, 'utf8');
  const [words] = page.split(START);
  const made = [
    `${words!}${START}`,
    '## Who may do what',
    decisionTable,
    '## Whom they see, and how much of a figure',
    profileTable,
    '## What is of which kind',
    operationTable(),
  ].join('\n\n');
  if (process.env.UPDATE_PAGES) await writeFile(PAGE, `${made}\n`);
  expect(await readFile(PAGE, 'utf8')).toBe(`${made}\n`);
});
