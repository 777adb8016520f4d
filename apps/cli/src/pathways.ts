import { existsSync, readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { EXIT, EXIT_HELP } from './exit-codes.js';
import { printable, type Terminal } from './terminal.js';

/** A verb is loaded once it is said, so that the others don't slow it down. */
interface Verb {
  readonly summary: string;
  /** `finish` is told the exit code. */
  readonly load: () => Promise<(terminal: Terminal, finish: (exitCode: number) => void) => Command>;
}

/** Everything that `pathways` can be told to do. */
export const verbs: Readonly<Record<string, Verb>> = {
  import: {
    summary: 'record what a file reports, whichever known format it is in',
    load: async () => (await import('./import.js')).importCommand,
  },
  ask: {
    summary: 'ask the running service: a table, JSON or CSV',
    load: async () => (await import('./ask/ask.js')).askCommand,
  },
  events: {
    summary: 'list the events of the history, and follow those that are recorded',
    load: async () => (await import('./events/events.js')).eventsCommand,
  },
  replay: {
    summary: 'build the answers anew from the log, as of another time, or run a projection of your own',
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
  export: {
    summary: 'write an extract for research: tables, figures, and what they mean',
    load: async () => (await import('./export/export.js')).exportCommand,
  },
  token: {
    summary: 'make a token with which commands and programs sign in to the service',
    load: async () => (await import('./token/token.js')).tokenCommand,
  },
  subject: {
    summary: 'do what a person may ask of their data: export, rectify, restrict, erase',
    load: async () => (await import('./subject/subject.js')).subjectCommand,
  },
  log: {
    summary: 'copy, verify and back up the event log',
    load: async () => (await import('./log/log.js')).logCommand,
  },
  audit: {
    summary: 'verify and read the audit: who asked and did what',
    load: async () => (await import('./audit/audit.js')).auditCommand,
  },
  demo: {
    summary: 'show the service at work on a synthetic population',
    load: async () => (await import('./demo/demo.js')).demoCommand,
  },
  completion: {
    summary: 'print what makes a shell complete commands: bash, zsh or fish',
    load: async () => (await import('./completion/completion.js')).completionCommand,
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
  try {
    const program = await programFor(args[0] === 'complete' ? args[2] : args[0], terminal, (code) => {
      exitCode = code;
    });
    if (args[0] === 'complete' && args[1] === '--') {
      (await import('./completion/complete.js')).answer(program, args.slice(2), terminal);
      return EXIT.ok;
    }
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { explained } = await import('./trouble.js');
    const { message, code } = explained(error);
    terminal.stderr.write(`pathways: ${printable(message)}\n`);
    return code;
  }
}

/** The commands, one of them loaded and the others by their names. */
async function programFor(
  loaded: string | undefined,
  terminal: Terminal,
  finish: (exitCode: number) => void,
): Promise<Command> {
  const program = rootCommand();
  for (const [name, verb] of Object.entries(verbs)) {
    const command =
      name === loaded
        ? (await verb.load())(terminal, finish)
        : new Command(name).description(verb.summary).allowUnknownOption();
    program.addCommand(command.summary(verb.summary));
  }
  speakingTo(program, terminal);
  return program;
}

const rootCommand = (): Command =>
  new Command('pathways')
    .description("Teachers' careers in England as a record of events, and the questions asked of it.")
    .version(versionOf())
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `\n${EXIT_HELP}`);

/** Of the program, from the folder it was installed in: built, it lies one folder deeper. */
function versionOf(): string {
  const places = ['../../../package.json', '../../../../package.json'];
  const found = places.map((place) => new URL(place, import.meta.url)).find((place) => existsSync(place));
  return (JSON.parse(readFileSync(found!, 'utf8')) as { readonly version: string }).version;
}

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
  pathways token --role data_officer --to data/me
  pathways ask retention --by route --token-file data/me
  pathways events --type NpqStarted --follow
  pathways replay --to then --known-at 2025-09-01T00:00:00Z
  pathways export --to extract --project ect-retention
  pathways log backup --to backup.sqlite
  pathways demo
`;
