import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { askedBy } from './asked-by.js';
import { fill, marked } from './population.js';
import { retentionTable } from './retention-table.js';
import { refuseTakenPort, startService } from './service.js';

interface Options {
  readonly folder: string;
  readonly teachers: number;
  readonly port: number;
  readonly once?: true;
  readonly remove?: true;
}

/** Shows the service at work on a population of people who don't exist. */
export const demoCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('demo')
    .description('Makes a synthetic population, starts the service on it and asks it a few questions.')
    .option('--folder <folder>', 'where the demo lives', 'demo-data')
    .option('--teachers <number>', 'how many synthetic teachers', wholeNumber, 24_000)
    .option('--port <number>', 'where the service answers; 0: any free port', wholeNumber, portIn(terminal))
    .option('--once', 'stop after the answers')
    .option('--remove', 'take the demo away')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async (options: Options) =>
      finish(options.remove ? await remove(options.folder, terminal) : await show(options, terminal)),
    );

const EXAMPLES = `Examples:
  npm run demo
  npm run demo -- --port 4100
  npm run demo -- --remove
`;

const portIn = ({ env }: Terminal): number => wholeNumber(env['PATHWAYS_PORT'] ?? '4000');

function wholeNumber(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}

async function remove(folder: string, { stderr }: Terminal): Promise<number> {
  if (existsSync(folder) && !(await marked(folder))) {
    stderr.write(`${folder} was not made by the demo, so it stays. Name the demo's folder with --folder.\n`);
    return EXIT.usage;
  }
  await rm(folder, { recursive: true, force: true });
  stderr.write(`The demo is gone from ${folder}.\n`);
  return EXIT.ok;
}

async function show({ folder, teachers, port, once }: Options, terminal: Terminal): Promise<number> {
  const { stdout, stderr, signal } = terminal;
  await refuseTakenPort(port);
  const logUrl = `sqlite:${join(folder, 'log.sqlite')}`;
  const position = await fill({ folder, logUrl, teachers }, terminal);
  if (signal.aborted) return EXIT.interrupted;
  const service = await startService({ folder, port, signal });
  if (!service) return EXIT.interrupted;
  try {
    stderr.write('Working out the answers …\n');
    await service.untilAnswered(position);
    stdout.write(`\n${await retentionTable(service.ask)}\n`);
    stdout.write(
      `\nThe service answers at ${service.url}/graphql. Paste the questions at ${service.url}/graphiql.\n`,
    );
    stdout.write(`To sign in in a browser, once by each:\n${await service.links()}`);
    for (const question of askedBy) stdout.write(`\n${await question.answered(service.ask)}\n`);
    if (once) return EXIT.ok;
    stderr.write('Ctrl-C stops it. `npm run demo -- --remove` takes it away.\n');
    await service.untilStopped();
    return signal.aborted ? EXIT.ok : EXIT.storage;
  } finally {
    await service.stop();
  }
}
