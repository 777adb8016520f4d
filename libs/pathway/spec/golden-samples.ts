/**
 * Golden samples: one stored fact of each type and version, with the shape of its fields. What logs hold already is
 * read as long as its sample is.
 */
import type { AnyFact, Catalogue } from '../src/fact.js';
import type { Field, Fields } from '../src/field.js';
import type { StoredFact } from '../src/stored-fact.js';
import { upcast, versionOf, type Versions } from '../src/upcast.js';
import { isInUse } from '../src/vocabulary/vocabulary.js';
import { faultsInFact } from '../src/well-formed.js';

/** What each field of a fact, or of a group of fields, is. */
export interface Shape {
  readonly [field: string]: { readonly holds: string; readonly optional?: true; readonly fields?: Shape };
}

export interface Sample {
  /** As it stands in a log. */
  readonly event: StoredFact;
  readonly fields: Shape;
}

/** Samples by the names of their files. */
export type Samples = ReadonlyMap<string, Sample>;

export const nameOf = (type: string, version: number): string => `${type}.v${version}.json`;

/** In the order of the names, so that the same fields are the same text. */
export const shapeOf = (fields: Fields): Shape =>
  Object.fromEntries(
    Object.entries(fields)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { holds, optional, items }]) => [
        name,
        { holds, ...(optional && { optional }), ...(items && { fields: shapeOf(items) }) },
      ]),
  );

const DAY = '2021-09-01';

/** A synthetic fact with every field there is. */
export function sampleOf(type: string, version: number, fields: Fields): Sample {
  const data = JSON.stringify(valuesOf(fields));
  return { event: { type, version, effectiveOn: DAY, data }, fields: shapeOf(fields) };
}

/** Of the least length; it opens with no key. */
const SEALED = `sealed.1.${'A'.repeat(38)}`;

const valuesOf = (fields: Fields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(name, field)]));

function valueOf(name: string, field: Field<unknown>): unknown {
  const { items, vocabulary, holds } = field;
  const codes = holds.replace(/^.*one of /, '').split(', ');
  const code = vocabulary?.terms.find((term) => isInUse(term, DAY))?.code;
  const values = items
    ? [valuesOf(items)]
    : [code, `synthetic-${name}`, DAY, true, 1, 1984, ...codes, { note: 'synthetic' }, SEALED];
  const lists = values.map((value) => [value]);
  return [...values, ...lists].find((value) => value !== undefined && field.accepts(value));
}

const HOW_TO_WRITE = 'Write it with "npm run pages".';

/** What is wrong with the samples, in sentences that say what to do. Empty when all that is stored can be read. */
export const faultsInSamples = (
  samples: Samples,
  catalogue: Catalogue,
  versions: Versions,
): readonly string[] => [
  ...Object.keys(catalogue).flatMap((type) => faultsInType(type, samples, catalogue, versions)),
  ...[...samples].flatMap(([name, sample]) => faultsInSample(name, sample, catalogue, versions)),
];

function faultsInType(
  type: string,
  samples: Samples,
  catalogue: Catalogue,
  versions: Versions,
): readonly string[] {
  const current = versionOf(type, versions);
  if (current === undefined) return [`${type} has no version: give it version 1 in versions.ts.`];
  const names = Array.from({ length: current }, (_, index) => nameOf(type, index + 1));
  const missing = names
    .filter((name) => !samples.has(name))
    .map((name) => `${name} is missing. ${HOW_TO_WRITE}`);
  const sample = samples.get(nameOf(type, current));
  const isSame = !sample || JSON.stringify(sample.fields) === JSON.stringify(shapeOf(catalogue[type]!));
  return isSame ? missing : [...missing, changed(type, current)];
}

const changed = (type: string, version: number): string =>
  `The fields of ${type} are no longer those of its version ${version}, which logs hold already. ` +
  `Give it version ${version + 1} in versions.ts: add the upcaster from version ${version}. ` +
  `Leave ${nameOf(type, version)} as it is; there is another sample. ${HOW_TO_WRITE}`;

function faultsInSample(
  name: string,
  { event, fields }: Sample,
  catalogue: Catalogue,
  versions: Versions,
): readonly string[] {
  if (name !== nameOf(event.type, event.version)) return [`${name} is not the name of what it holds.`];
  const current = upcast(event, versions);
  if (!current || !Object.hasOwn(catalogue, event.type))
    return [
      `${name} cannot be read: ${event.type} is gone, or its version ${event.version} is. ` +
        'Logs hold such facts. A fact keeps its name, and versions only rise: bring it back.',
    ];
  const held = JSON.parse(event.data) as object;
  const read: AnyFact = {
    ...(JSON.parse(current.data) as object),
    type: event.type,
    effectiveOn: event.effectiveOn,
  };
  return [
    ...missingIn(held, fields).map((field) => `${name} lacks the field "${field}".`),
    ...faultsInFact(catalogue, read).map(
      ({ message }) => `${name}, read as of today, is no such fact: ${message}`,
    ),
    ...lostSince(fields, catalogue[event.type]!).map(
      (field) =>
        `${name} has a field "${field}" that the current version has no more. Corrections on record may name it: ` +
        'keep the field, or see decision 4 on what corrections speak of.',
    ),
  ];
}

const lostSince = (before: Shape, fields: Fields): readonly string[] =>
  Object.keys(before).filter((name) => !Object.hasOwn(fields, name));

/** Fields of a shape that a value, or an item of a list, doesn't have. */
function missingIn(value: object, shape: Shape): readonly string[] {
  const held = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape).flatMap(([name, { fields }]) => {
    if (held[name] === undefined || [held[name]].flat().length === 0) return [name];
    const items = fields ? ([held[name]].flat() as readonly object[]) : [];
    return items.flatMap((item) => missingIn(item, fields!)).map((inner) => `${name}.${inner}`);
  });
}
