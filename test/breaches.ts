/** One breach at least of every rule of the house, as somebody might write it. */

interface Planted {
  readonly file: string;
  readonly text: string;
}

/** The first file of those planted is the one that breaks the rule. */
interface Breach {
  readonly what: string;
  readonly rule: string;
  readonly planted: readonly [Planted, ...Planted[]];
}

let count = 0;
/** A file of that folder that imports what it shouldn't. */
const importing = (folder: string, from: string, names = '* as all'): Planted => ({
  file: `${folder}/planted-${(count += 1)}.ts`,
  text: `import ${names} from '${from}';\nexport const kept = all;\n`,
});
const importingTypes = (folder: string, from: string, name: string): Planted => ({
  file: `${folder}/planted-${(count += 1)}.ts`,
  text: `import type { ${name} } from '${from}';\nexport type Kept = ${name};\n`,
});
const breach = (rule: string, what: string, ...planted: Breach['planted']): Breach => ({
  what,
  rule,
  planted,
});

const circle = (word: string): [Planted, Planted] => [
  {
    file: 'libs/intake/src/planted-one.ts',
    text: `import ${word}{ Two } from './planted-two.js';\nexport class One { two?: Two }\n`,
  },
  {
    file: 'libs/intake/src/planted-two.ts',
    text: `import ${word}{ One } from './planted-one.js';\nexport class Two { one?: One }\n`,
  },
];
const moved = ([one, two]: [Planted, Planted]): [Planted, Planted] => {
  const elsewhere = ({ file, text }: Planted): Planted => ({
    file: file.replace('intake/src', 'intake/src/csv'),
    text,
  });
  return [elsewhere(one), elsewhere(two)];
};

const part = 'libs/pathway/src/training';

export const breaches: readonly Breach[] = [
  breach('no-circular', 'two files import each other', ...circle('')),
  breach('no-circular', 'two files import types of each other', ...moved(circle('type '))),
  breach('pathway-imports-nothing', 'the pathway reads files', importing('libs/pathway/src', 'node:fs')),
  breach('pathway-imports-nothing', 'the pathway takes a package', importing(part, 'uuid')),
  breach('pathway-imports-nothing', 'a part of the pathway is a thing of the framework', importing(part, '@nestjs/common')),
  breach('pathway-imports-nothing', 'the pathway knows the log', importingTypes('libs/pathway/src', '#event-log/event-log', 'EventLog')),
  breach('statistics-import-nothing', 'a formula reads files', importing('libs/statistics/src', 'node:fs')),
  breach('statistics-import-nothing', 'a formula knows careers', importing('libs/statistics/src', '#pathway/calendar')),
  breach('disclosure-imports-only-its-solver', 'what may be shown reads files', importing('libs/disclosure/src', 'node:fs')),
  breach('disclosure-imports-only-its-solver', 'what may be shown knows a question', importingTypes('libs/disclosure/src/table', '#read-models/answer', 'Basis')),
  breach('highs-stays-in-its-folder', 'a table asks the solver itself', importing('libs/disclosure/src/table', 'highs')),
  breach('parts-of-a-pathway-do-not-know-each-other', 'a part knows the types of another', importingTypes(part, '../cpd/cpd.js', 'Cpd')),
  breach('parts-of-a-pathway-do-not-know-each-other', 'a part knows the rules of another', importing('libs/pathway/src/npq', '../training/training.js')),
  breach('parts-of-a-pathway-do-not-know-each-other', 'a part knows another by its package name', importing('libs/pathway/src/cpd', '#pathway/service/service')),
  breach('parts-do-not-know-the-teacher', 'a part knows the whole', importing(part, '../teacher.js')),
  breach('parts-do-not-know-the-teacher', 'a part knows a type of the whole', importingTypes(part, '../teacher.js', 'Teacher')),
  breach('log-does-not-know-careers', 'the log knows the pathway', importing('libs/event-log/src', '#pathway/teacher')),
  breach('log-does-not-know-careers', 'an adapter of the log knows a question', importing('libs/event-log/src/sqlite', '#read-models/cohort/cohort')),
  breach('read-models-see-facts-not-rules', 'an answer knows a decider', importing('libs/read-models/src', '#pathway/npq/npq')),
  breach('read-models-see-facts-not-rules', 'an answer knows the teacher', importingTypes('libs/read-models/src/cohort', '#pathway/teacher', 'Teacher')),
  breach('read-models-do-not-know-the-adapters', 'an answer knows the SQLite adapter', importing('libs/read-models/src', '#event-log/sqlite/sqlite-event-log')),
  breach('read-models-do-not-know-the-adapters', 'an answer opens a log', importing('libs/read-models/src', '#event-log/open')),
  breach('framework-stays-in-the-api', 'a lib knows Nest', importing('libs/intake/src', '@nestjs/common')),
  breach('framework-stays-in-the-api', 'the command line knows GraphQL', importing('apps/cli/src', 'graphql')),
  breach('framework-stays-in-the-api', 'a lib validates with decorators', importing('libs/read-models/src', 'class-validator')),
  breach('sqlite-stays-in-its-adapter', 'the API opens SQLite', importing('apps/api/src', 'better-sqlite3')),
  breach('sqlite-stays-in-its-adapter', 'the port of the log knows a type of SQLite', importingTypes('libs/event-log/src', 'better-sqlite3', 'Database')),
  breach('sqlite-stays-in-its-adapter', 'an answer opens SQLite', importing('libs/read-models/src', 'better-sqlite3')),
  breach('duckdb-stays-in-the-read-models', 'the SQLite adapter opens DuckDB', importing('libs/event-log/src/sqlite', '@duckdb/node-api')),
  breach('duckdb-stays-in-the-read-models', 'the intake asks DuckDB', importing('libs/intake/src', '@duckdb/node-api')),
  breach('eventstoredb-stays-in-its-adapter', 'the command line talks to EventStoreDB', importing('apps/cli/src', '@eventstore/db-client')),
  breach('another-client-of-eventstoredb-is-a-change-of-one-file', 'a reading asks the client library', importing('libs/event-log/src/eventstoredb', '@eventstore/db-client')),
  breach('another-client-of-eventstoredb-is-a-change-of-one-file', 'an append knows a type of the client library', importingTypes('libs/event-log/src/eventstoredb', '@eventstore/db-client', 'AppendResult')),
  breach('answers-know-no-keys', 'an answer opens what is sealed', importing('libs/read-models/src', '#privacy/sealing/aes')),
  breach('privacy-rests-on-the-log-and-the-facts', 'an erasure knows a file of the intake', importing('libs/privacy/src/erasing', '#intake/warnings')),
  breach('postgresql-stays-with-the-keys', 'the API asks PostgreSQL', importing('apps/api/src', 'pg')),
  breach('sqlite-stays-in-its-adapter', 'an erasure opens SQLite', importing('libs/privacy/src/erasing', 'better-sqlite3')),
  breach('libs-do-not-import-apps', 'a lib knows an app', importing('libs/intake/src', '../../../apps/cli/src/exit-codes.js')),
  breach('apps-do-not-import-apps', 'the command line knows the API', importing('apps/cli/src', '../../api/src/settings.js')),
  breach('apps-do-not-import-apps', 'the API knows the command line', importing('apps/api/src', '../../cli/src/exit-codes.js')),
  breach(
    'no-barrels',
    'a folder is imported through its index',
    importing('libs/intake/src', './planted/index.js'),
    { file: 'libs/intake/src/planted/index.ts', text: `export * from '../warnings.js';\n` },
  ),
  breach('no-barrels', 'an index gathers a folder', { file: 'libs/event-log/src/index.ts', text: `export * from './open.js';\n` }),
  breach('source-does-not-lean-on-tests', 'source takes from the sentences of the specs', importing('libs/pathway/src', '../spec/told.js')),
  breach('source-does-not-lean-on-tests', 'source imports a spec', importing('libs/intake/src/csv', './rows.spec.js')),
  breach('source-does-not-lean-on-tests', 'an app leans on a test', importing('apps/cli/src', '../../../test/running-api.js')),
  breach('only-what-is-installed', 'source takes what only tests install', importing('libs/intake/src', 'fast-check')),
  breach('only-what-is-installed', 'source takes a type of what only tests install', importingTypes('libs/intake/src', 'playwright-core', 'Page')),
  breach('only-what-is-installed', 'source takes what another package brought', importing('apps/cli/src', 'ansi-styles')),
  breach('only-what-is-installed', 'source takes what nobody installed', importing('apps/cli/src', 'left-pad-of-nobody')),
]; // prettier-ignore

/** What the linter says of one planted file; nothing where `rule` is undefined. */
export interface Fault extends Planted {
  readonly what: string;
  readonly rule?: string;
}

const fault = (rule: string | undefined, what: string, text: string): Fault => ({
  ...(rule !== undefined && { rule }),
  what,
  file: `libs/intake/src/fault-${(count += 1)}.ts`,
  text,
});
const lines = (times: number, line: string): string => Array.from({ length: times }, () => line).join('\n');
const functionOf = (length: number): string =>
  `export function long(step: () => void): void {\n${lines(length - 2, '  step();')}\n}\n`;
const fileOf = (length: number): string => `${lines(length, "export * from './warnings.js';")}\n`;

export const faults: readonly Fault[] = [
  fault('max-lines-per-function', 'a function of 41 lines', functionOf(41)),
  fault(undefined, 'a function of 40 lines is none', functionOf(40)),
  fault('max-lines', 'a file of 251 lines', fileOf(251)),
  fault(undefined, 'a file of 250 lines is none', fileOf(250)),
  fault(
    '@typescript-eslint/no-explicit-any',
    'an any',
    'export const anything = (value: any): void => value;\n',
  ),
  fault('no-restricted-exports', 'a default export', 'export default function go(): void {}\n'),
  fault('no-restricted-exports', 'a default export by name', 'const go = 1;\nexport { go as default };\n'),
  fault(
    'no-restricted-exports',
    "another file's default, exported anew",
    "export { default } from './warnings.js';\n",
  ),
];
