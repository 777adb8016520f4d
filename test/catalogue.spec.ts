import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { identifierCatalogue, organisationCatalogue, teacherFacts } from '#pathway/catalogue';
import type { Field, Fields } from '#pathway/field';
import { organisationVerbs } from '#pathway/organisation/organisation.facts';
import { teacherVerbs } from '#pathway/teacher';
import { versionOf } from '#pathway/upcast';
import { versions } from '#pathway/versions';
import { vocabularies } from '#pathway/vocabulary/vocabularies';

const PAGE = new URL('../libs/pathway/CATALOGUE.md', import.meta.url);

const fieldWords = ([name, field]: [string, Field<unknown>]): string =>
  `\`${name}\`${field.optional ? '?' : ''} ${field.holds}`;

function table(facts: Readonly<Record<string, Fields>>, verbs: Readonly<Record<string, string>>): string {
  const verbOf = new Map(Object.entries(verbs).map(([verb, fact]) => [fact, verb]));
  const rows = Object.entries(facts).map(([fact, fields]) => {
    const verb = verbOf.get(fact);
    const command = verb ? `\`${verb}\`` : 'only reported';
    return `| ${command} | \`${fact}\` | ${versionOf(fact, versions)} | ${Object.entries(fields).map(fieldWords).join('; ')} |`;
  });
  return [
    '| command | fact | version | fields (`?`: may be left out) |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const page = (): string =>
  [
    '# The catalogue: every command and every fact',
    'Made from the code by `npm run pages`; a test fails when the two differ. The mutation of a command is its name with a small first letter. Every fact also has `effectiveOn`, the calendar date from which it was true. Its version is raised whenever its fields change.',
    '## Of a teacher',
    table(teacherFacts, teacherVerbs),
    '## Of an organisation',
    table(organisationCatalogue, organisationVerbs),
    '## Of an identifier',
    'An identifier by which a source knows a teacher has a record of its own, named after a keyed digest of it. No command records its facts.',
    table(identifierCatalogue, {}),
  ].join('\n\n') + '\n';

it('the catalogue page names every command and fact as the code has them', async () => {
  if (process.env.UPDATE_PAGES) await writeFile(PAGE, page());
  expect(await readFile(PAGE, 'utf8')).toBe(page());
});

it('every list that a field takes its codes from can be asked for', () => {
  const fieldsOf = (field: Field<unknown>): readonly Field<unknown>[] => [
    field,
    ...Object.values(field.items ?? {}).flatMap(fieldsOf),
  ];
  const facts: readonly Fields[] = [...Object.values(teacherFacts), ...Object.values(organisationCatalogue)];
  const used = facts
    .flatMap((fields) => Object.values(fields).flatMap(fieldsOf))
    .map(({ vocabulary }) => vocabulary);
  expect(used.filter((list) => list && !vocabularies.includes(list))).toEqual([]);
});
