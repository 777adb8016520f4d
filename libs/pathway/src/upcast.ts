/**
 * Facts stored under a former version of their type, read as the current version has them. What is stored stays as
 * it is.
 */

type FieldValues = Readonly<Record<string, unknown>>;

/** Makes the fields of one version of those of the version before. Total: whatever they hold, it has an answer. */
export type Upcaster = (fields: FieldValues) => FieldValues;

/**
 * The current version of a type of fact: 1, or the upcasters that lead there from version 1, each to the version after
 * it. So two upcasters make it version 3.
 */
export type Version = 1 | readonly [Upcaster, ...Upcaster[]];

/** By the name of the type. A map: a type is a name given by others, and every object has a "constructor". */
export type Versions = ReadonlyMap<string, Version>;

/** An event as far as its version matters. `data`: JSON text of the fact's own fields. */
export interface Versioned {
  readonly type: string;
  readonly version: number;
  readonly data: string;
}

const NO_UPCASTERS: readonly Upcaster[] = [];

function upcastersOf(type: string, versions: Versions): readonly Upcaster[] | undefined {
  const version = versions.get(type);
  return version === 1 ? NO_UPCASTERS : version;
}

/** The current version of a type; undefined for a type that isn't among these. */
export function versionOf(type: string, versions: Versions): number | undefined {
  const upcasters = upcastersOf(type, versions);
  return upcasters && upcasters.length + 1;
}

/**
 * The event as the current version of its type has it: itself when it is of that version. Undefined when this release
 * doesn't understand it: its type is unknown, or its version newer than the current one. Nothing may rest on it then.
 */
export function upcast<E extends Versioned>(event: E, versions: Versions): E | undefined {
  const upcasters = upcastersOf(event.type, versions);
  if (upcasters === undefined) return undefined;
  const current = upcasters.length + 1;
  if (event.version === current) return event;
  if (event.version < 1 || event.version > current) return undefined;
  const stored = JSON.parse(event.data) as FieldValues;
  const fields = upcasters.slice(event.version - 1).reduce((held, step) => step(held), stored);
  return { ...event, version: current, data: JSON.stringify(fields) };
}

/** All that decides how stored facts are read, as text: what was made by other versions or upcasters differs in it. */
export const definitionOf = (versions: Versions): string =>
  JSON.stringify([...versions].map(([type, version]) => [type, String(version)]));
