import type { AnyFact, Catalogue } from './fact.js';
import type { Field, Fields } from './field.js';
import { isCalendarDate } from './calendar.js';
import { faultsIn } from './field.js';
import type { Refusal } from './refusal.js';
import { refusal } from './refusal.js';
import type { Term, Vocabulary } from './vocabulary/vocabulary.js';
import { codeMeantBy, isInUse, termOf } from './vocabulary/vocabulary.js';

/** What is wrong with the shape of a fact of the catalogue: unknown type, missing or ill-filled fields. */
export function faultsInFact(
  catalogue: Catalogue,
  fact: AnyFact,
): readonly { field: string; message: string }[] {
  const fields = fieldsOf(catalogue, fact.type);
  if (!fields) return [{ field: 'type', message: `"${fact.type}" is no fact of this catalogue.` }];
  const { type: _type, effectiveOn, ...held } = fact;
  const dated = isCalendarDate(effectiveOn)
    ? []
    : [{ field: 'effectiveOn', message: '"effectiveOn" must hold a calendar date (YYYY-MM-DD).' }];
  return [...dated, ...faultsIn(fields, held)];
}

/** A type is a name given by others: one that every object has, such as "constructor", is no fact. */
const fieldsOf = (catalogue: Catalogue, type: string): Fields | undefined =>
  Object.hasOwn(catalogue, type) ? catalogue[type] : undefined;

/** A code of a fact that its vocabulary doesn't know, or no longer or not yet offers on the day. */
export interface CodeDoubt {
  readonly field: string;
  readonly code: string;
  readonly list: string;
  readonly doubt: 'unknown' | 'not in use';
  /** What to use instead, or when it could be used. */
  readonly mend: string;
}

/** The doubtful codes of a fact: a command is refused for them, a reported fact only gets a warning. */
export function doubtfulCodes(catalogue: Catalogue, fact: AnyFact): readonly CodeDoubt[] {
  return doubtsIn(
    fieldsOf(catalogue, fact.type) ?? {},
    fact as unknown as Record<string, unknown>,
    fact.effectiveOn,
  );
}

function doubtsIn(fields: Fields, held: Readonly<Record<string, unknown>>, on: string): readonly CodeDoubt[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const values = [held[name]].flat().filter((value) => value !== undefined && value !== null);
    return values.flatMap((value) => doubtsInValue(name, field, value, on));
  });
}

function doubtsInValue(
  name: string,
  field: Field<unknown>,
  value: unknown,
  on: string,
): readonly CodeDoubt[] {
  const { vocabulary, items } = field;
  if (items)
    return doubtsIn(items, value as Readonly<Record<string, unknown>>, on).map((doubt) => ({
      ...doubt,
      field: `${name}.${doubt.field}`,
    }));
  if (!vocabulary) return [];
  const term = termOf(vocabulary, String(value));
  const about = { field: name, code: String(value), list: vocabulary.name };
  if (!term) return [{ ...about, doubt: 'unknown', mend: mendForUnknown(vocabulary, about.code) }];
  return isInUse(term, on) ? [] : [{ ...about, doubt: 'not in use', mend: mendForUnused(term) }];
}

function mendForUnknown(vocabulary: Vocabulary, words: string): string {
  const meant = codeMeantBy(vocabulary, words);
  return meant
    ? `Use the code "${meant}".`
    : 'Use a code of that list: the question "vocabularies" shows them all.';
}

const mendForUnused = ({ from, to }: Term): string =>
  `It may be used ${[from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')}: check the date, or use the code of that time.`;

/**
 * Refuses a command whose fact would be ill-formed or use a code that its list doesn't offer on the day.
 *
 * @param standing the fact as it is on record already; what is doubtful there stays a matter of the source's own words
 */
export function refuseIllFormed(
  catalogue: Catalogue,
  fact: AnyFact,
  standing?: AnyFact,
): Refusal | undefined {
  const [fault] = faultsInFact(catalogue, fact);
  if (fault) return refusal('MALFORMED', fault.message, `Correct "${fault.field}".`, fault.field);
  const before = standing ? doubtfulCodes(catalogue, standing) : [];
  const doubt = doubtfulCodes(catalogue, fact).find((one) => !before.some((other) => isSame(one, other)));
  return doubt && refuseDoubtful(doubt, fact.effectiveOn);
}

const isSame = (one: CodeDoubt, other: CodeDoubt): boolean =>
  one.field === other.field && one.code === other.code && one.doubt === other.doubt;

const refuseDoubtful = ({ field, code, list, doubt, mend }: CodeDoubt, on: string): Refusal =>
  doubt === 'unknown'
    ? refusal('UNKNOWN_CODE', `"${code}" is not in the list of ${list}.`, mend, field)
    : refusal('CODE_NOT_IN_USE', `"${code}" was not in use on ${on} in the list of ${list}.`, mend, field);
