import { listValue } from '@duckdb/node-api';
import { isCalendarDate } from '#pathway/calendar';
import { roles } from '#pathway/vocabulary/roles';
import type { Stage } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { headcountSql } from '../pipeline/headcount.sql.js';
import type { Answering, Snapshot } from '../read-model.js';
import type {
  Difference,
  OrganisationDifference,
  SupposedPlacement,
  WhatIfAnswer,
  WhatIfArgs,
} from './what-if.answer.js';
import { actualFactsSql, knownSql, supposedFactsSql } from './what-if.sql.js';

/** More at once are another plan. */
const MOST_PLACEMENTS = 100;

const DEFINITION =
  'Teachers with QTS in service at the close of the day, as they are and as they would be: with each placement a post ' +
  'begun on its day and the posts held until then given up for it (unless they are kept), without those who began to train ' +
  'by a closed route once it was closed. All else stays as it is on record: nobody else moves up or fills the gap. ' +
  'Nothing is written.';

interface Row extends Readonly<Record<string, unknown>> {
  readonly what: string;
  readonly key: string;
  readonly name: string | null;
  readonly count: number;
}

/**
 * The headcount before and after facts that are only supposed.
 *
 * @throws ImpossibleQuestion a teacher, an organisation or a role that isn't known, or a day that cannot be
 */
export async function whatIf(model: Answering, args: WhatIfArgs): Promise<WhatIfAnswer> {
  const { asOf, placements = [], closures = [] } = args;
  refuseImpossible({ ...args, placements, closures });
  return answered(model, { ...args, placements, closures }, async (snapshot) => {
    await refuseUnknown(snapshot, placements);
    const counted = () => snapshot.rows<Row>(headcountSql, { asOf });
    const whole = await counted();
    const asTheyAre = await snapshot.supposing(actualFactsSql(placements, closures), counted);
    const supposed = await snapshot.supposing(supposedFactsSql(placements, closures), counted);
    const answer = answerOf(differences(whole, asTheyAre, supposed));
    return { ground: { definition: DEFINITION, n: answer.inService.before }, answer };
  });
}

function refuseImpossible({ asOf, placements = [], closures = [] }: WhatIfArgs): void {
  if (placements.length + closures.length === 0)
    throw new ImpossibleQuestion('Suppose something: placements, closures or both.');
  if (placements.length > MOST_PLACEMENTS)
    throw new ImpossibleQuestion(`Suppose ${MOST_PLACEMENTS} placements at the most.`);
  const days = [...placements.map(({ startOn }) => startOn), ...closures.map(({ closedOn }) => closedOn)];
  if (!days.every((day) => isCalendarDate(day) && day <= asOf))
    throw new ImpossibleQuestion('What is supposed happens on calendar dates (YYYY-MM-DD) up to asOf.');
  const strange = placements.find(({ role }) => !roles.terms.some(({ code }) => code === role));
  if (strange)
    throw new ImpossibleQuestion(`role is one of: ${roles.terms.map(({ code }) => code).join(', ')}.`);
}

async function refuseUnknown({ rows }: Snapshot, placements: readonly SupposedPlacement[]): Promise<void> {
  if (placements.length === 0) return;
  const known = await rows<{ kind: string; id: string }>(knownSql, {
    teachers: listValue([...new Set(placements.map(({ teacher }) => teacher))]),
    organisations: listValue([...new Set(placements.map(({ employer }) => employer))]),
  });
  const isKnown = (kind: string, id: string) => known.some((one) => one.kind === kind && one.id === id);
  for (const [index, { teacher, employer }] of placements.entries()) {
    if (!isKnown('teacher', teacher))
      throw new ImpossibleQuestion(`The teacher of placement ${index + 1} is not on record.`);
    if (!isKnown('organisation', employer))
      throw new ImpossibleQuestion(`The employer of placement ${index + 1} is not on record.`);
  }
}

interface Changed extends Difference {
  readonly what: string;
  readonly key: string;
  readonly name: string | null;
}

/** Who is touched is taken out as they are and put in as they would be. */
function differences(
  whole: readonly Row[],
  asTheyAre: readonly Row[],
  supposed: readonly Row[],
): readonly Changed[] {
  const keyOf = ({ what, key }: Row) => `${what}/${key}`;
  const by = (rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), row.count]));
  const [out, back] = [by(asTheyAre), by(supposed)];
  const known = new Set(whole.map(keyOf));
  return [
    ...whole,
    ...supposed.filter((row) => !known.has(keyOf(row))).map((row) => ({ ...row, count: 0 })),
  ].map((row) => {
    const difference = (back.get(keyOf(row)) ?? 0) - (out.get(keyOf(row)) ?? 0);
    const { what, key, name, count: before } = row;
    return { what, key, name, before, after: before + difference, difference };
  });
}

function answerOf(changed: readonly Changed[]): Omit<WhatIfAnswer, 'basis'> {
  const listed = (what: string) => changed.filter((one) => one.what === what);
  const inService = listed('in service')[0] ?? { before: 0, after: 0, difference: 0 };
  return {
    inService: counts(inService),
    byStage: listed('stage').map((one) => ({ stage: one.key as Stage, ...counts(one) })),
    bySchool: organisations(listed('school')),
    byTrust: organisations(listed('trust')),
  };
}

const counts = ({ before, after, difference }: Difference): Difference => ({ before, after, difference });

const organisations = (changed: readonly Changed[]): readonly OrganisationDifference[] =>
  changed
    .filter(({ difference }) => difference !== 0)
    .map((one) => ({ organisation: one.key, name: one.name, ...counts(one) }))
    .sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
