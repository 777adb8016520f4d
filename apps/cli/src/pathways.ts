import { Command, CommanderError } from 'commander';
import { EXIT, EXIT_HELP } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** A verb is loaded once it is said, so that the others don't slow it down. */
interface Verb {
  readonly summary: string;
  /** `finish` is told the exit code. */
  readonly load: () => Promise<(terminal: Terminal, finish: (exitCode: number) => void) => Command>;
}

const verbs: Readonly<Record<string, Verb>> = {
  import: {
    summary: 'record the events, schools and trust history that files report',
    load: async () => (await import('./import.js')).importCommand,
  },
  ask: {
    summary: 'ask the running service: a table, JSON or CSV',
    load: async () => (await import('./ask/ask.js')).askCommand,
  },
  replay: {
    summary: 'build the answers anew from the log, as of another time, beside the service',
    load: async () => (await import('./replay/replay.js')).replayCommand,
  },
  diff: {
    summary: 'hold two replays side by side: which figures differ, and which facts explain it',
    load: async () => (await import('./diff/diff.js')).diffCommand,
  },
  verify: {
    summary: 'prove that a read model holds what a replay of the log holds',
    load: async () => (await import('./verify/verify.js')).verifyCommand,
  },
  log: {
    summary: 'copy, verify and back up the event log',
    load: async () => (await import('./log/log.js')).logCommand,
  },
  demo: {
    summary: 'show the service at work on a synthetic population',
    load: async () => (await import('./demo/demo.js')).demoCommand,
  },
};

/**
 * Runs the command line.
 *
 * @param args without the names of Node and the script
 * @returns the exit code; nothing is thrown
 */
export async function run(said: readonly string[], terminal: Terminal): Promise<number> {
  const args = said[0] === 'help' && said[1] ? [...said.slice(1), '--help'] : said;
  let exitCode: number = EXIT.ok;
  const program = rootCommand();
  try {
    for (const [name, verb] of Object.entries(verbs)) {
      const isSaid = args[0] === name;
      const command = isSaid ? (await verb.load())(terminal, (code) => (exitCode = code)) : new Command(name);
      program.addCommand(command.summary(verb.summary));
    }
    speakingTo(program, terminal);
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { explained } = await import('./trouble.js');
    const { message, code } = explained(error);
    terminal.stderr.write(`pathways: ${message}\n`);
    return code;
  }
}

const rootCommand = (): Command =>
  new Command('pathways')
    .description("Teachers' careers in England as a record of events, and the questions asked of it.")
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `\n${EXIT_HELP}`);

function speakingTo(command: Command, terminal: Terminal): void {
  const { stdout, stderr } = terminal;
  command
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  for (const inner of command.commands) speakingTo(inner, terminal);
}

const EXAMPLES = `Examples:
  pathways import events.csv --schools schools.csv
  pathways import --help
  pathways ask retention --by route
  pathways replay --to then --known-at 2025-09-01T00:00:00Z
  pathways log backup --to backup.sqlite
  pathways demo
`;
