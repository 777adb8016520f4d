import { InvalidArgumentError, Option } from 'commander';
import { bare, itemOf, type Argument, type Field, type Schema, type TypeRef } from './schema.js';

/** `asOf` in a terminal: `as-of`. */
export const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The options that stand for the arguments of a question. */
export const optionsFor = (schema: Schema, { args }: Field): readonly Option[] =>
  args.map((argument) => optionFor(schema, argument));

function optionFor(schema: Schema, argument: Argument): Option {
  const { name, type, defaultValue } = argument;
  const isMandatory = type.kind === 'NON_NULL' && defaultValue === null;
  const reading = readingOf(schema, type);
  const option = new Option(`--${kebab(name)} ${reading.placeholder}`, describing(argument, reading))
    .argParser(reading.read)
    .makeOptionMandatory(isMandatory);
  option.attributeName = () => name;
  return option;
}

const describing = ({ description, defaultValue }: Argument, { choices }: Reading): string =>
  [
    description?.replace(/\s+/g, ' '),
    choices && `One of: ${choices.join(', ')}.`,
    defaultValue !== null && `(default: ${defaultValue})`,
  ]
    .filter(Boolean)
    .join(' ');

/** How the text of an option becomes the value of an argument. */
interface Reading {
  readonly placeholder: string;
  readonly choices?: readonly string[];
  readonly read: (text: string, previous?: unknown) => unknown;
}

function readingOf(schema: Schema, type: TypeRef): Reading {
  const item = itemOf(type);
  if (!item) return single(schema, bare(type));
  if (item.kind === 'LIST' || item.kind === 'INPUT_OBJECT') return json;
  const one = single(schema, item);
  return {
    ...one,
    placeholder: `<${one.placeholder.slice(1, -1)},…>`,
    read: (text, previous) => [
      ...(Array.isArray(previous) ? (previous as unknown[]) : []),
      ...text.split(',').map((part) => one.read(part.trim())),
    ],
  };
}

function single(schema: Schema, { kind, name }: TypeRef): Reading {
  if (kind === 'ENUM') return oneOf(schema.types.get(name!)?.enumValues?.map((value) => value.name) ?? []);
  if (kind === 'INPUT_OBJECT') return json;
  return scalars[name!] ?? { placeholder: `<${kebab(name!).replace(/^-/, '')}>`, read: (text) => text };
}

const oneOf = (choices: readonly string[]): Reading => ({
  placeholder: '<one>',
  choices,
  read: (text) => {
    const meant = text.toUpperCase().replaceAll('-', '_');
    if (choices.includes(meant)) return meant;
    throw new InvalidArgumentError(`Give one of: ${choices.join(', ')}.`);
  },
});

const json: Reading = {
  placeholder: '<json>',
  read: (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new InvalidArgumentError('Give it as JSON.');
    }
  },
};

const number = (isWhole: boolean): Reading => ({
  placeholder: isWhole ? '<whole-number>' : '<number>',
  read: (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value)) return value;
    throw new InvalidArgumentError(isWhole ? 'Give a whole number.' : 'Give a number.');
  },
});

const scalars: Readonly<Record<string, Reading>> = {
  Int: number(true),
  Float: number(false),
  Boolean: {
    placeholder: '<true|false>',
    read: (text) => {
      if (text === 'true' || text === 'false') return text === 'true';
      throw new InvalidArgumentError('Give true or false.');
    },
  },
  CalendarDate: { placeholder: '<date>', read: (text) => text },
  String: { placeholder: '<text>', read: (text) => text },
  ID: { placeholder: '<id>', read: (text) => text },
  JSONObject: json,
};
