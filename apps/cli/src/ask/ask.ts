import { Command } from 'commander';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { proofIn, TOKEN_FILE } from '../token/proof.js';
import { helpFor, questionNamed, readAsked, type Asked } from './asked.js';
import { doorAt, QuestionRefused, SERVICE_ENVIRONMENT, urlIn, type Door } from './door.js';
import { asCsv, asText, basisText } from './print.js';
import { queryFor } from './query.js';
import { schemaOf, type Schema } from './schema.js';
import { tablesOf, type Table } from './tables.js';

interface Options {
  readonly url: string;
  readonly tokenFile?: string;
  readonly json?: true;
  readonly csv?: true;
  readonly table?: string;
  readonly list?: true;
  readonly help?: true;
}

/** Every question of the service, in the terminal. */
export const askCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('ask')
    .description('Asks the running service, which says itself what it can be asked.')
    .usage('<question> [--argument value …] [options]')
    .argument('[question]', 'such as retention')
    .argument('[arguments...]', 'what it takes: pathways ask <question> --help')
    .option('--url <url>', 'where the service answers', urlIn(terminal))
    .option(...TOKEN_FILE)
    .option('--json', 'print the answer as JSON, with its basis')
    .option('--csv', 'print the tables as CSV, numbers exact; the basis goes to the standard error')
    .option('--table <name>', 'print only this table of the answer')
    .option('--list', 'name all questions')
    .helpOption(false)
    .option('-h, --help', 'help for asking, or for one question')
    .allowUnknownOption()
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${SERVICE_ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(
      async (question: string | undefined, said: readonly string[], options: Options, command: Command) => {
        if (!question && options.help) command.help();
        if (!question && !options.list) command.error('Name a question. pathways ask --list names them all.');
        finish(await untilInterrupted(terminal, () => asked(question, said, options, { terminal, command })));
      },
    );

const EXAMPLES = `Examples:
  pathways ask --list
  pathways ask retention --help
  pathways ask retention --by route --years 1,3,5 --as-of 2024-12-31
  pathways ask headcount --as-of 2021-09-15 --known-at 2021-09-20T00:00:00Z --json
  pathways ask retention --csv --table cohorts.cells > retention.csv
`;

interface Setting {
  readonly terminal: Terminal;
  readonly command: Command;
}

async function asked(
  name: string | undefined,
  said: readonly string[],
  options: Options,
  { terminal, command }: Setting,
): Promise<void> {
  const door = doorAt(options.url, terminal.signal, proofIn(options.tokenFile, terminal));
  const schema = await schemaOf(door);
  if (name === undefined || options.list) {
    terminal.stdout.write(listOf(schema, options));
    return;
  }
  const question = questionNamed(schema, name, command);
  if (options.help) helpFor(schema, question, command);
  await print(await answerTo(schema, door, readAsked(schema, question, said, command)), options, terminal);
}

/** Ctrl-C breaks off a request, which looks like a service that does not answer. */
async function untilInterrupted({ signal }: Terminal, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return EXIT.ok;
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function listOf({ questions }: Schema, { json }: Options): string {
  const listed = questions.map(({ name, description }) => ({
    question: name,
    asks: (description ?? '').replace(/\s+/g, ' '),
  }));
  if (json) return `${JSON.stringify(listed, undefined, 2)}\n`;
  const width = Math.max(...listed.map(({ question }) => question.length));
  return listed.map(({ question, asks }) => `${question.padEnd(width)}  ${asks}`.trimEnd() + '\n').join('');
}

interface Answer {
  readonly answer: unknown;
  readonly tables: readonly Table[];
}

async function answerTo(schema: Schema, door: Door, { question, given }: Asked): Promise<Answer> {
  const query = queryFor(schema, question, given);
  const data = await door<Readonly<Record<string, unknown>>>(query, Object.fromEntries(given));
  const answer = data[question.name];
  return { answer, tables: tablesOf(schema, question, answer) };
}

function print(
  { answer, tables }: Answer,
  { json, csv, table }: Options,
  { stdout, stderr }: Terminal,
): void {
  if (json) {
    stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return;
  }
  const shown = chosen(tables, table);
  if (csv) {
    stdout.write(asCsv(shown));
    const left = shown
      .filter((each) => each.left > 0)
      .map((each) => `${each.name}: ${each.left} more rows.\n`);
    stderr.write(`${basisText(answer)}${left.join('')}`);
  } else stdout.write(`${asText(shown)}\n${basisText(answer)}`);
}

/** @throws QuestionRefused the answer has no such table */
function chosen(tables: readonly Table[], name: string | undefined): readonly Table[] {
  const found = tables.filter((table) => name === undefined || table.name === name);
  if (found.length > 0) return found;
  const names = tables.map((table) => table.name).join(', ');
  throw new QuestionRefused(`The answer has no table '${name}'; it has: ${names}.`);
}
