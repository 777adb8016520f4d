import { Command } from 'commander';
import { distance } from 'fastest-levenshtein';
import { kebab, optionsFor } from './options.js';
import type { Field, Schema } from './schema.js';

/** A question and what it is asked with. */
export interface Asked {
  readonly question: Field;
  readonly given: ReadonlyMap<string, unknown>;
}

/** The question of a name, as the schema or a terminal writes it. Ends the command if there is none. */
export function questionNamed({ questions }: Schema, name: string, command: Command): Field {
  const found = questions.find((question) => question.name === name || kebab(question.name) === name);
  if (found) return found;
  const [nearest] = questions.toSorted((a, b) => distance(a.name, name) - distance(b.name, name));
  return command.error(
    `There is no question '${name}'. Did you mean ${nearest?.name}? pathways ask --list names them all.`,
  );
}

/** Reads the arguments of a question as commander reads options. */
export function readAsked(schema: Schema, question: Field, said: readonly string[], outer: Command): Asked {
  const command = commandFor(schema, question, outer);
  const words = said.map((word) => (word.startsWith('--') ? kebab(word) : word));
  command.parse(words, { from: 'user' });
  return { question, given: new Map(Object.entries(command.opts<Record<string, unknown>>())) };
}

/** Ends the command with the help for a question. */
export const helpFor = (schema: Schema, question: Field, outer: Command): never =>
  commandFor(schema, question, outer).help();

function commandFor(schema: Schema, question: Field, outer: Command): Command {
  const command = new Command(`pathways ask ${question.name}`)
    .copyInheritedSettings(outer)
    .description(question.description ?? '')
    .usage('[--argument value …] [--json | --csv]')
    .helpOption(false)
    .addHelpText('before', `Examples:\n  ${exampleOf(question)}\n  ${exampleOf(question)} --json\n`);
  for (const option of optionsFor(schema, question)) command.addOption(option);
  return command;
}

function exampleOf({ name, args }: Field): string {
  const needed = args.filter(({ type, defaultValue }) => type.kind === 'NON_NULL' && defaultValue === null);
  return ['pathways ask', name, ...needed.map((argument) => `--${kebab(argument.name)} …`)].join(' ');
}
