import { catalogue } from '#pathway/catalogue';
import type { AnyFact } from '#pathway/fact';
import type { Fault } from '#pathway/field';
import { faultsInFact } from '#pathway/well-formed';
import { coded } from '../coded-fact.js';
import type { Problem } from '../csv/problem.js';
import { factIdOf, type ReportedFact } from '../reported-fact.js';
import { careerEventColumns, type CareerRow, type Column } from './columns.js';
import type { From } from './kinds.js';
import { columnsIn, planFor, type Plan } from './plans.js';
import { readers } from './readers.js';

const SYSTEM = 'career-events';

export type Understood =
  | { readonly reported: ReportedFact; readonly unused: readonly Column[] }
  | { readonly problems: readonly Problem[] };

/** The fact that a row of career events reports, or everything that keeps it from being understood. */
export function careerEventOf(row: CareerRow): Understood {
  const plan = planFor(row.kind);
  const { values, problems } = readRow(row, plan);
  if (!plan || problems.length > 0) return { problems };
  const stream = `teacher-${values.teacher_id}`;
  const fact = factFrom(values, plan, stream);
  const faults = faultsInFact(catalogue, fact);
  if (faults.length > 0) return { problems: faults.map((fault) => ill(fault, plan)) };
  return {
    reported: {
      stream,
      fact,
      recordedAt: values.recorded_at,
      source: { system: SYSTEM, id: values.event_id },
    },
    unused: plan.unused.filter((column) => row[column] !== ''),
  };
}

function readRow(
  row: CareerRow,
  plan: Plan | undefined,
): { values: CareerRow; problems: readonly Problem[] } {
  const values = { ...row };
  const problems: Problem[] = [];
  for (const column of plan?.used ?? careerEventColumns.required) {
    const text = row[column];
    if (text === '') {
      if (!plan || plan.needed.has(column)) problems.push(missing(column, plan));
      continue;
    }
    const reading = readers[column](text);
    if ('problem' in reading) problems.push({ column, ...reading });
    else values[column] = reading.value;
  }
  return { values, problems };
}

function missing(column: Column, plan: Plan | undefined): Problem {
  const isOfKind = plan && !careerEventColumns.required.includes(column);
  return {
    column,
    problem: `There is no ${column}.`,
    mend: isOfKind ? `"${plan.words}" needs one.` : 'Every row needs one.',
  };
}

/** What is too long, say, for the field it would fill; the column is the first that goes into it. */
function ill({ field, message }: Fault, plan: Plan): Problem {
  const from = plan.fields.find(([name]) => name === field)?.[1];
  const column = from && columnsIn(from)[0];
  return { ...(column && { column }), problem: message, mend: 'Shorten or correct the value.' };
}

function factFrom(values: CareerRow, plan: Plan, stream: string): AnyFact {
  const fact: Record<string, string | number> & AnyFact = {
    type: plan.type,
    effectiveOn: values.occurred_on,
  };
  for (const [name, from] of plan.fields) {
    const value = fieldFrom(values, from, stream);
    if (value !== '') fact[name] = value;
  }
  return coded(fact);
}

function fieldFrom(values: CareerRow, from: From, stream: string): string | number {
  if (typeof from === 'string') return values[from];
  if ('year' in from) return values[from.year] === '' ? '' : Number(values[from.year]);
  if ('factOf' in from) return factIdOf(stream, { system: SYSTEM, id: values[from.factOf] });
  const [first, word, second] = from.join;
  return `${values[first]}${word}${values[second]}`;
}
