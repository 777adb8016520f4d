import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { firstYearOf } from '../cohort/academic-year.js';
import { coversDay } from '../on-a-day.sql.js';
import type { Answering } from '../read-model.js';
import { areRough, differencesBetween, isAnySignificant } from './differences.js';
import { academicYearSql, type EnrolmentFilter, enrolmentsSql } from './enrolments.sql.js';
import { type Framework, type FrameworkMetric, frameworkOf } from './frameworks.js';
import type { NpqMetric, NpqMetricsAnswer, NpqMetricsArgs } from './metrics.answer.js';
import { inPercent } from '../proportions/percent.js';

const definitionOf = ({ title, source }: Framework): string =>
  `${title}. ${source}. Participants: attempts at an NPQ whose start is on record by the close of the day. Recruited: ` +
  'these, of the number given. Assessed in time: with an outcome so many months after the start at the latest, of those ' +
  'for whom that day has come. Free school meals: in a school with 30% or more on the day of the start, of those in a school ' +
  'whose percentage is on record. Confirmed: the last moderation agreed, of the assessments moderated. Feedback: the mean of ' +
  'the last score of each participant who gave one. Retained: not withdrawn from, of all participants; differences between ' +
  'those of each sex, and of each age reached in the year of the start, by Pearson’s chi-squared.';

const NO_BACKGROUNDS =
  'The backgrounds of participants (metric 3) are not on record: give otherBackgrounds, as they were counted elsewhere.';
const GROUPS =
  'Groups of participants (metric 7) are told apart by sex and age alone; the metric is not met where a difference is ' +
  'significant at 5%. Ethnicity and disability are not on record.';
const ROUGH = 'Some groups are so small (fewer than 5 expected) that the p-values are rough.';

/** On which day after the start an assessment is due at the latest, by the rules of a metric. */
function dueSql({ months = [] }: FrameworkMetric): string {
  const rules = months
    .toReversed()
    .map((rule) => `WHEN started_on >= DATE '${rule.startedFrom}' THEN ${Number(rule.months)}`);
  return rules.length === 0
    ? 'NULL::DATE'
    : `(started_on + to_months(CASE ${rules.join(' ')} ELSE ${Number(months[0]!.months)} END))::DATE`;
}

/** From which percentage of pupils with free school meals a school counts (metric 2). */
const MEALS_FROM = 30;

/** The last word on each attempt by $asOf; of one day, the moderation that did not agree, the higher score. */
const remarksSql = `
  SELECT teacher, enrolment, arg_max(agreed, {day: day, doubted: NOT agreed}) FILTER (agreed IS NOT NULL) AS agreed,
    arg_max(score, {day: day, score: score}) FILTER (score IS NOT NULL)::DECIMAL(9, 4) AS score
  FROM npq_remarks WHERE day <= $asOf::DATE GROUP BY teacher, enrolment`;

/** Attempts whose start is on record. */
const participantsSql = (filter: EnrolmentFilter, hasYear: boolean): string => `
  FROM (${enrolmentsSql(filter)})
  WHERE started_on IS NOT NULL ${hasYear ? `AND ${academicYearSql('started_on')} = $year` : ''}`;

const countsSql = (
  filter: EnrolmentFilter,
  hasYear: boolean,
  assessed: FrameworkMetric | undefined,
): string => `
  SELECT count(*)::INTEGER AS participants, (count(*) FILTER (state <> 'WITHDRAWN'))::INTEGER AS retained,
    (count(*) FILTER (due_on <= $asOf::DATE))::INTEGER AS due,
    (count(*) FILTER (due_on <= $asOf::DATE AND assessed_on <= due_on))::INTEGER AS "inTime",
    (count(*) FILTER (meals.percent IS NOT NULL))::INTEGER AS "schoolKnown",
    (count(*) FILTER (meals.percent >= ${MEALS_FROM}))::INTEGER AS "inPoorSchools",
    count(agreed)::INTEGER AS moderated, (count(*) FILTER (agreed))::INTEGER AS agreed,
    count(score)::INTEGER AS scored, coalesce(sum(score), 0)::DOUBLE AS score,
    count(DISTINCT attempts.teacher)::INTEGER AS n
  FROM (SELECT *, ${assessed === undefined ? 'NULL::DATE' : dueSql(assessed)} AS due_on FROM (${participantsSql(filter, hasYear)})) attempts
  LEFT JOIN (${remarksSql}) remarks USING (teacher, enrolment)
  LEFT JOIN free_school_meals meals ON meals.organisation = attempts.school AND ${coversDay('meals', 'started_on')}`;

interface Counts extends Readonly<Record<string, number>> {
  readonly participants: number;
  readonly retained: number;
  readonly due: number;
  readonly inTime: number;
  readonly schoolKnown: number;
  readonly inPoorSchools: number;
  readonly moderated: number;
  readonly agreed: number;
  readonly scored: number;
  readonly score: number;
  readonly n: number;
}

/**
 * Where we stand against the metrics of a framework, as far as they can be told from the record.
 *
 * @throws ImpossibleQuestion no such framework, or a year or a target that cannot be
 */
export async function npqMetrics(model: Answering, args: NpqMetricsArgs): Promise<NpqMetricsAnswer> {
  const framework = frameworkOf(args.framework ?? 'npq-2017');
  const year = args.year === undefined ? undefined : firstYearOf(args.year);
  if (args.year !== undefined && year === undefined)
    throw new ImpossibleQuestion('A year is written like 2014/15.');
  const { qualification, provider, recruits, otherBackgrounds, targets = [] } = args;
  refuseTargets(targets, framework);
  if (recruits !== undefined && !(recruits > 0))
    throw new ImpossibleQuestion('recruits must be a whole number from 1.');
  const filter = { hasQualification: qualification !== undefined, hasProvider: provider !== undefined };
  const assessed = framework.metrics.find(({ measure }) => measure === 'ASSESSED_IN_TIME');
  return answered(model, { ...args, framework: framework.framework, targets }, async (snapshot) => {
    const parameters = {
      asOf: args.asOf,
      ...(qualification !== undefined && { qualification }),
      ...(provider !== undefined && { provider }),
      ...(year !== undefined && { year }),
    };
    const hasYear = year !== undefined;
    const [counts] = await snapshot.rows<Counts>(countsSql(filter, hasYear, assessed), parameters);
    if (
      otherBackgrounds !== undefined &&
      !(otherBackgrounds >= 0 && otherBackgrounds <= counts!.participants)
    )
      throw new ImpossibleQuestion(`otherBackgrounds are some of the ${counts!.participants} participants.`);
    const differences = await differencesBetween(snapshot, participantsSql(filter, hasYear), parameters);
    const agreed = new Map(targets.map(({ metric, target }) => [metric, target]));
    const given: Given = { recruits, otherBackgrounds, differs: isAnySignificant(differences) };
    const metrics = framework.metrics.map((metric) =>
      measured({ ...metric, target: agreed.get(metric.metric) ?? metric.target }, counts!, given),
    );
    const warnings = [
      ...(otherBackgrounds === undefined ? [NO_BACKGROUNDS] : []),
      GROUPS,
      ...(areRough(differences) ? [ROUGH] : []),
    ];
    const ground = { definition: definitionOf(framework), n: counts!.n, warnings };
    return { ground, answer: { participants: counts!.participants, metrics, differences } };
  });
}

function refuseTargets(targets: NonNullable<NpqMetricsArgs['targets']>, { metrics }: Framework): void {
  const known = new Set(metrics.map(({ metric }) => metric));
  if (new Set(targets.map(({ metric }) => metric)).size < targets.length)
    throw new ImpossibleQuestion('targets must name each metric once.');
  if (targets.some(({ metric, target }) => !known.has(metric) || !Number.isFinite(target)))
    throw new ImpossibleQuestion(`targets must be of the metrics ${[...known].join(', ')}.`);
}

/** What was said with the question, and whether groups of participants differ. */
interface Given {
  readonly recruits: number | undefined;
  readonly otherBackgrounds: number | undefined;
  readonly differs: boolean;
}

type Fraction = readonly [numerator: number, denominator: number | undefined];

/** The measures that the record tells of; those that need a fact of their own are not on record until there is one. */
const fractions: Readonly<Record<string, (counts: Counts, given: Given) => Fraction | undefined>> = {
  RECRUITMENT: ({ participants }, { recruits }) => [participants, recruits],
  BACKGROUND: ({ participants }, { otherBackgrounds }) =>
    otherBackgrounds === undefined ? undefined : [otherBackgrounds, participants],
  ASSESSED_IN_TIME: ({ inTime, due }) => [inTime, due],
  RETENTION: ({ retained, participants }) => [retained, participants],
  FREE_SCHOOL_MEALS: ({ inPoorSchools, schoolKnown }) => [inPoorSchools, schoolKnown],
  MODERATION: ({ agreed, moderated }) => [agreed, moderated],
  FEEDBACK: ({ score, scored }) => [score, scored],
};

const ofOwnFacts: ReadonlySet<string> = new Set(['FREE_SCHOOL_MEALS', 'MODERATION', 'FEEDBACK']);

function measured(
  { metric, name, unit, target, measure }: FrameworkMetric,
  counts: Counts,
  given: Given,
): NpqMetric {
  const of = fractions[measure]?.(counts, given);
  const shown = { metric, name, unit, target };
  if (of === undefined || (ofOwnFacts.has(measure) && of[1] === 0))
    return { ...shown, actual: null, numerator: null, denominator: null, status: 'NOT_ON_RECORD' };
  const [numerator, denominator = null] = of;
  const share = denominator ? numerator / denominator : null;
  const actual = share !== null && unit === 'PERCENT' ? inPercent(share) : share;
  const status = statusOf(actual, target, denominator);
  const isUnequal = measure === 'RETENTION' && given.differs && status === 'MET';
  return { ...shown, actual, numerator, denominator, status: isUnequal ? 'NOT_MET' : status };
}

function statusOf(
  actual: number | null,
  target: number | null,
  denominator: number | null,
): NpqMetric['status'] {
  if (target === null || denominator === null) return 'NO_TARGET';
  if (actual === null) return 'NOT_YET';
  return actual >= target ? 'MET' : 'NOT_MET';
}
