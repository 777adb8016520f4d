import { catalogue } from '#pathway/catalogue';
import { isCodeOf } from './codes-of.js';

/**
 * How a field of a fact goes into an extract of pseudonymous facts: as it is (`kept`: dates, numbers, organisations,
 * codes of its list; the words of a source in place of a code may name anybody, and become null), as the pseudonym of a teacher, as a pseudonym `within` the teacher's record, as the number of a `fact`
 * of the record, or not at all (`withheld`: free text, which may name anybody).
 */
export type Treatment = 'kept' | 'teacher' | 'within' | 'fact' | 'withheld';

const named = (treatment: Treatment, ...names: readonly string[]): readonly [string, Treatment][] =>
  names.map((name) => [name, treatment]);

/** Every identifier and every text that a fact may carry, by the name of its field. */
const treatments: ReadonlyMap<string, Treatment> = new Map([
  ...named('kept', 'school', 'employer', 'provider', 'organisation', 'trust', 'alliance', 'cluster', 'successor'),
  ...named('kept', 'appropriateBody', 'deliveryPartner', 'partnership', 'employingSchool', 'homeSchool'),
  ...named('kept', 'awardedBy', 'designatedBy', 'accreditedProvider', 'leadSchool'),
  ...named('kept', 'name', 'urn', 'groupId', 'providerCode', 'ukprn', 'localAuthority', 'establishmentNumber'),
  ...named('kept', 'module', 'workshop', 'strand', 'intake', 'specialism'),
  ...named('teacher', 'mentor', 'coach', 'supervisor', 'assessor', 'executiveLeader', 'into', 'teacher'),
  ...named('within', 'post', 'fromPost', 'enrolment', 'placement', 'assignment', 'designation'),
  ...named('fact', 'factId'),
  ...named('withheld', 'note', 'focus', 'title', 'goals', 'goalsMet', 'backfill', 'nextStep', 'factIds', 'scheme', 'fingerprint'),
]); // prettier-ignore

/** Names of fields that hold other fields: each of those has its own treatment. */
const HOLDERS = new Set(['attribution', 'sharedWith', 'members', 'changes']);

type Field = NonNullable<(typeof catalogue)[string]>[string];

const isFree = ({ holds, vocabulary }: Field): boolean =>
  !vocabulary && /^(a list, each )?(text|an identifier)$/.test(holds);

function treatmentIn(name: string, field: Field): Treatment {
  if (field.open) return 'withheld';
  const treatment = treatments.get(name);
  if (treatment) return treatment;
  return isFree(field) ? 'withheld' : 'kept';
}

/** What is done with a field. `mayStand`: whether a text is a code of a list, where the field holds codes. */
interface Treating {
  readonly treatment: Treatment;
  readonly mayStand: (value: string) => boolean;
}

/** @param fields those of one name */
function treating(name: string, fields: readonly Field[]): Treating {
  const treatments = fields.map((field) => treatmentIn(name, field));
  const isCoded = fields.some(({ vocabulary }) => vocabulary);
  return {
    treatment: treatments.find((treatment) => treatment === 'withheld') ?? treatments[0]!,
    mayStand: (value) => !isCoded || fields.some((field) => isOneOf(field, value)),
  };
}

const isOneOf = ({ vocabulary, accepts }: Field, value: string): boolean =>
  vocabulary ? isCodeOf(vocabulary, value) : accepts(value);

/** Of each type of fact, of each of its fields. */
const byType: ReadonlyMap<string, ReadonlyMap<string, Treating>> = new Map(
  Object.entries(catalogue).map(([type, fields]) => [
    type,
    new Map(Object.entries(fields).map(([name, field]) => [name, treating(name, [field])])),
  ]),
);

/** By name alone, in a group or a correction; what is free text in one type is withheld in all. */
const byName: ReadonlyMap<string, Treating> = new Map(
  [...fieldsByName()].map(([name, fields]) => [name, treating(name, fields)]),
);

function fieldsByName(): ReadonlyMap<string, readonly Field[]> {
  const fields = new Map<string, Field[]>();
  for (const [name, field] of Object.values(catalogue).flatMap(allFields))
    fields.set(name, [...(fields.get(name) ?? []), field]);
  return fields;
}

function allFields(fields: Readonly<Record<string, Field>>): readonly (readonly [string, Field])[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [name, field] as const,
    ...allFields(field.items ?? {}),
  ]);
}

/** The fields of which an extract has nothing, as `type.field`. */
export const withheldFields: readonly string[] = [...byType].flatMap(([type, fields]) =>
  [...fields].filter(([, { treatment }]) => treatment === 'withheld').map(([name]) => `${type}.${name}`),
);

/** Identifiers and texts of the catalogue for which nobody has said how they are treated, as `type.field`. */
export const untreatedFields: readonly string[] = Object.entries(catalogue).flatMap(([type, fields]) =>
  Object.entries(fields)
    .filter(([name, field]) => isFree(field) && !treatments.has(name) && name !== 'reason')
    .map(([name]) => `${type}.${name}`),
);

/** Makes of an identifier what stands for it. */
export interface Standing {
  teacher(id: string): string;
  within(id: string): string;
}

type Data = Readonly<Record<string, unknown>>;

const UNHEARD_OF: Treating = { treatment: 'withheld', mayStand: () => false };
const HOLDER: Treating = { treatment: 'kept', mayStand: () => true };

/** The fields of a fact as an extract has them. What no treatment is known for is left out. */
export function treated(type: string, data: Data, standing: Standing): Data {
  const ofType = byType.get(type);
  return fieldsTreated(data, (name) => ofType?.get(name) ?? UNHEARD_OF, standing);
}

function fieldsTreated(data: Data, treatingOf: (name: string) => Treating, standing: Standing): Data {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    const made = valueTreated(value, HOLDERS.has(name) ? HOLDER : treatingOf(name), standing);
    if (made !== undefined) kept[name] = made;
  }
  return kept;
}

function valueTreated(value: unknown, treating: Treating, standing: Standing): unknown {
  const { treatment, mayStand } = treating;
  if (treatment === 'withheld' || treatment === 'fact') return undefined;
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((each) => valueTreated(each, treating, standing));
  if (typeof value === 'object')
    return fieldsTreated(value as Data, (name) => byName.get(name) ?? UNHEARD_OF, standing);
  if (treatment !== 'kept') return typeof value === 'string' ? standing[treatment](value) : undefined;
  return typeof value === 'string' && !mayStand(value) ? null : value;
}
