import { catalogue } from '#pathway/catalogue';
import type { AnyFact } from '#pathway/fact';
import { faultsInFact } from '#pathway/well-formed';
import { coded } from '../coded-fact.js';
import type { Problem } from '../csv/problem.js';
import type { ToldFact } from '../told/account.js';
import { allHold } from './conditions.js';
import { columnsOf, fieldFrom, firstFilled } from './fields.js';
import { nameOf } from './read-row.js';
import type { FactTemplate, FieldSource, Format } from './format.js';
import type { RowValues } from './value.js';

export interface Told {
  readonly facts: readonly ToldFact[];
  /** The same with only what the source itself says, to be doubted. */
  readonly inOwnWords: readonly AnyFact[];
  readonly problems: readonly Problem[];
}

/**
 * The facts that the values of a row tell, by the templates of its format.
 *
 * @param day on which the file was true, for a format whose rows bear no date
 */
export function toldBy(format: Format, row: RowValues, day: string | undefined): Told {
  const facts: ToldFact[] = [];
  const inOwnWords: AnyFact[] = [];
  const problems: Problem[] = [];
  for (const template of format.facts) {
    const effectiveOn = dayOf(template, row, day);
    if (effectiveOn === undefined || !isTold(template, row)) continue;
    const fact = factFrom(template, effectiveOn, row);
    const faults = faultsInFact(catalogue, fact);
    problems.push(...faults.map(({ field, message }) => ill(format, template, field, message)));
    const { sinceEarliest } = template;
    const slot = template.eachDay ? `${template.slot} on ${effectiveOn}` : template.slot;
    facts.push({ slot, fact, ...(sinceEarliest && { sinceEarliest }) });
    inOwnWords.push(withoutConstants(fact, template));
  }
  return { facts, inOwnWords, problems };
}

const isTold = (template: FactTemplate, row: RowValues): boolean =>
  (template.needs ?? []).every((source) => fieldFrom(source, row) !== undefined) &&
  allHold(template.if ?? [], row);

/** Words that the format itself puts in are not the source's. */
function withoutConstants(fact: AnyFact, { fields }: FactTemplate): AnyFact {
  if (!Object.values(fields).some(isConstant)) return fact;
  const own = Object.entries(fact).filter(([name]) => {
    const source = fields[name];
    return source === undefined || !isConstant(source);
  });
  return {
    ...(Object.fromEntries(own) as unknown as AnyFact),
    type: fact.type,
    effectiveOn: fact.effectiveOn,
  };
}

const isConstant = (source: FieldSource): boolean => typeof source === 'object' && 'constant' in source;

function dayOf({ on }: FactTemplate, row: RowValues, day: string | undefined): string | undefined {
  if (on === 'day of the file') return day;
  if ('day' in on) return on.day;
  const told = firstFilled(on, row);
  return told === undefined ? undefined : String(told).slice(0, 'YYYY-MM-DD'.length);
}

function factFrom({ type, fields }: FactTemplate, effectiveOn: string, row: RowValues): AnyFact {
  const held = Object.entries(fields)
    .map(([name, source]) => [name, fieldFrom(source, row)] as const)
    .filter(([, value]) => value !== undefined);
  return coded({ type, effectiveOn, ...Object.fromEntries(held) });
}

/** What a field cannot hold is told of the first column it comes from. */
function ill({ columns }: Format, template: FactTemplate, field: string, message: string): Problem {
  const source = template.fields[field];
  const [from] = source === undefined ? [] : columnsOf(source);
  const column = columns.find((each) => nameOf(each) === from)?.name;
  return { ...(column && { column }), problem: message, mend: 'Fill in or correct the value.' };
}
