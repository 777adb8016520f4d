import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { organisationCatalogue, teacherFacts } from '#pathway/catalogue';
import type { Field, Fields } from '#pathway/field';

/** The facts as a projection in TypeScript is handed them, made from the catalogue. */
const PAGE = fileURLToPath(new URL('../docs/projections/facts.d.ts', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../docs/projections/years-to-headship.ts', import.meta.url));

function typeOf(field: Field<unknown>): string {
  if (field.open) return 'string';
  if (field.accepts([])) return `readonly ${itemOf(field)}[]`;
  if (field.items) return typeOfFields(field.items);
  if (field.holds.startsWith('one of ')) return codesOf(field.holds.slice('one of '.length));
  if (field.accepts(true)) return 'boolean';
  if (field.accepts(1) || field.accepts(1984)) return 'number';
  return field.accepts('2020-01-01') ? 'string' : 'Readonly<Record<string, unknown>>';
}

function itemOf(field: Field<unknown>): string {
  if (field.items) return typeOfFields(field.items);
  const codes = /^a list, each one of (.*)$/.exec(field.holds)?.[1];
  return codes === undefined ? 'string' : `(${codesOf(codes)})`;
}

const codesOf = (codes: string): string =>
  codes
    .split(', ')
    .map((code) => `'${code}'`)
    .join(' | ');

const typeOfFields = (fields: Fields): string =>
  Object.keys(fields).length === 0
    ? 'Readonly<Record<string, never>>'
    : `{ ${Object.entries(fields)
        .map(([name, field]) => `readonly ${name}${field.optional ? '?' : ''}: ${typeOf(field)};`)
        .join(' ')} }`;

const union = (of: string, facts: Readonly<Record<string, Fields>>): string =>
  Object.entries(facts)
    .map(([type, fields]) => `| ${of}<'${type}', ${typeOfFields(fields)}>`)
    .join('\n');

const page = async (): Promise<string> =>
  format(
    `/**
 * The facts that a projection of your own is handed: \`import type { Fact } from './facts.js'\`. Made from the catalogue
 * by \`npm run pages\`; libs/pathway/CATALOGUE.md says what each field holds. A reported fact may carry its source's own
 * words in place of a code.
 */
interface Recorded<Type extends string, Data> {
  readonly eventId: string;
  readonly type: Type;
  /** Calendar date (\`YYYY-MM-DD\`) from which it was true. */
  readonly effectiveOn: string;
  /** UTC instant (ISO 8601) at which it became known. */
  readonly recordedAt: string;
  readonly data: Data;
}

interface OfTeacher<Type extends string, Data> extends Recorded<Type, Data> {
  readonly teacher: string;
  readonly organisation: null;
}

interface OfOrganisation<Type extends string, Data> extends Recorded<Type, Data> {
  readonly teacher: null;
  readonly organisation: string;
}

export type TeacherFact = ${union('OfTeacher', teacherFacts)};

export type OrganisationFact = ${union('OfOrganisation', organisationCatalogue)};

export type Fact = TeacherFact | OrganisationFact;
`,
    { ...(await resolveConfig(PAGE)), parser: 'typescript' },
  );

it('the types of facts for projections are those of the catalogue', async () => {
  if (process.env['UPDATE_PAGES']) await writeFile(PAGE, await page());
  expect(await readFile(PAGE, 'utf8')).toBe(await page());
});

it('the example that rests on them is sound', () => {
  const program = ts.createProgram([EXAMPLE], {
    ...{ strict: true, noEmit: true, noUncheckedIndexedAccess: true, types: [] },
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, allowImportingTsExtensions: false },
  });
  const faults = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(faults).toEqual([]);
});
