import type { Command, Option } from 'commander';
import type { Terminal } from '../terminal.js';

/** What may stand there, and what it means. */
type Candidate = readonly [value: string, about: string];

/**
 * Answers a shell that asks what may come next: a line each, the value and what it means with a tab between. Nothing
 * means that a file may stand there.
 *
 * @param words after the name of the program; the last is what is being typed, and may be empty
 */
export function answer(program: Command, words: readonly string[], { stdout }: Terminal): void {
  for (const [value, about] of candidates(program, words)) stdout.write(`${value}\t${about}\n`);
}

function candidates(program: Command, words: readonly string[]): readonly Candidate[] {
  const current = words.at(-1) ?? '';
  const command = commandOf(program, words.slice(0, -1));
  const options = command.createHelp().visibleOptions(command);
  const expecting = optionBefore(options, words.at(-2));
  const all = expecting
    ? valuesOf(expecting.argChoices)
    : current.startsWith('-')
      ? options.flatMap(({ long, description }) => (long ? [[long, description] as const] : []))
      : [...namesIn(command), ...valuesOf(command.registeredArguments[0]?.argChoices)];
  return all.filter(([value]) => value.startsWith(current));
}

const commandOf = (program: Command, words: readonly string[]): Command =>
  words.reduce(
    (command, word) => command.commands.find((inner) => inner.name() === word) ?? command,
    program,
  );

const optionBefore = (options: readonly Option[], word: string | undefined): Option | undefined =>
  options.find(
    ({ long, short, required }) => required && word !== undefined && (long === word || short === word),
  );

const namesIn = (command: Command): readonly Candidate[] =>
  command.commands.map((inner) => [inner.name(), inner.summary() || inner.description()]);

const valuesOf = (choices: readonly string[] = []): readonly Candidate[] =>
  choices.map((choice) => [choice, '']);
