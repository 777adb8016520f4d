import { Command } from 'commander';
import type { Differences } from '#read-models/replaying/differences/differences';
import { asCsv, asText } from '../ask/print.js';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { countsTable, factsTable, figureCountsTable, figuresTable, KEY, restOf, verdictOn } from './print.js';

interface Options {
  readonly facts?: true;
  readonly first?: string;
  readonly after?: string;
  readonly json?: true;
  readonly csv?: true;
}

/** A terminal shows so many values; the other forms all of them. */
const MOST_SHOWN = 40;

export const diffCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('diff')
    .description(
      'Holds two replays side by side: which figures differ, and which facts only one of them holds, by why: corrections, late arrivals, news.',
    )
    .argument('<a>', 'the folder of a replay')
    .argument('<b>', 'the folder of another')
    .option('--facts', 'list the facts instead of the figures, a page at a time')
    .option('--first <number>', 'at most this many facts (default: 50; at most 200)')
    .option('--after <cursor>', 'go on with the facts after this one')
    .option('--json', 'print everything as JSON')
    .option('--csv', 'print the figures, or the facts, as CSV')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async (a: string, b: string, options: Options) => {
      const { differencesBetween } = await import('#read-models/replaying/differences/differences');
      const found = await differencesBetween(a, b, {
        ...(options.first !== undefined && { first: Number(options.first) }),
        ...(options.after !== undefined && { after: options.after }),
      });
      print(found, options, terminal);
      finish(found.isSame ? EXIT.ok : EXIT.unsound);
    });

const EXAMPLES = `Examples:
  pathways diff now then
  pathways diff now then --csv > figures-apart.csv
  pathways diff now then --facts --first 200
`;

function print(found: Differences, { facts, json, csv }: Options, { stdout, stderr }: Terminal): void {
  if (json) {
    stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  if (csv) {
    stdout.write(asCsv([facts ? factsTable(found) : figuresTable(found)]));
    stderr.write(`${verdictOn(found)}${facts ? restOf(found) : ''}`);
    return;
  }
  const tables = facts
    ? [factsTable(found)]
    : [figureCountsTable(found), figuresTable(found, MOST_SHOWN), countsTable(found)];
  stdout.write(verdictOn(found));
  if (!found.isSame) stdout.write(`\n${asText(tables)}\n${facts ? restOf(found) : ''}${KEY}`);
}
