import type { ReportedFact } from '#intake/reported-fact';
import { dayOf, instantOn, isoInstantOf, isoOf, schoolYearOf } from './calendar.js';
import type { Career } from './career/career.js';
import { characterise } from './career/characteristics.js';
import { induct } from './development/induction.js';
import { someone } from './career/person.js';
import { serve } from './service/service.js';
import { train } from './training/training.js';
import { type Random, seededRandom } from './chance/random.js';
import { accelerate } from './development/cpd.js';
import { designate } from './development/designations.js';
import { leadAndBeAssessed } from './development/leadership.js';
import { takeNpqs } from './development/npq.js';
import { remark } from './development/words.js';
import { reported } from './recording/recording.js';
import { organisations } from './world/organisations.js';
import type { OrganisationDraft } from './world/organisation-draft.js';
import { schoolWords } from './world/school-words.js';
import type { World } from './world/world.js';

export interface SyntheticPopulation {
  readonly seed: number;
  readonly teachers: number;
  /** The last day of history, `YYYY-MM-DD`: nothing takes effect or becomes known after it. */
  readonly until: string;
}

/**
 * A made-up population as its sources would report it: organisations first, then one teacher after the other,
 * each in the order in which it became known. Every id and name says that it is synthetic. Careers are plausible
 * against published figures for England; they begin with the QTS cohort of 1998/99.
 *
 * The same seed gives the same facts on any machine. A teacher's career depends on the seed, `until` and their own
 * number, so a smaller population is the beginning of a larger one. Holds one career at a time.
 */
export function* syntheticPopulation({
  seed,
  teachers,
  until,
}: SyntheticPopulation): Generator<ReportedFact> {
  const lastDay = dayOf(until);
  const { world, facts } = reportedOrganisations(seed, lastDay);
  yield* facts;
  for (let number = 1; number <= teachers; number++) yield* career(seed, number, world, lastDay);
}

/** What is said beside has a source of chance of its own, so that careers are as they would be without it. */
const BESIDE = 0x4000_0000;
const CHARACTERISTICS = 0x2000_0000;

function career(seed: number, number: number, world: World, until: number): readonly ReportedFact[] {
  const random = seededRandom(seed, number);
  const id = `synthetic-${String(number).padStart(6, '0')}`;
  const made: Career = { id, random, world, until, drafts: [], given: new Map() };
  const person = someone(random, schoolYearOf(until));
  const { qtsOn, ...trained } = train(made, person);
  const characterised: Career = { ...made, random: seededRandom(seed, number + CHARACTERISTICS), drafts: [] };
  characterise(characterised, person, made.drafts[0]?.day ?? until + 1);
  if (qtsOn !== undefined && qtsOn <= until) {
    const history = serve(made, person, { ...trained, qtsOn });
    induct(made, history);
    accelerate(made, history);
    takeNpqs(made, history);
    leadAndBeAssessed(made, person, history);
    designate(made, history);
    const beside: Career = { ...made, random: seededRandom(seed, number + BESIDE), drafts: [] };
    remark(beside, history, made.drafts);
    return byTimeKnown([
      ...reported(made),
      ...reported(beside, 'beside-'),
      ...reported(characterised, 'characteristics-'),
    ]);
  }
  return byTimeKnown([...reported(made), ...reported(characterised, 'characteristics-')]);
}

const byTimeKnown = (facts: readonly ReportedFact[]): readonly ReportedFact[] =>
  facts.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));

/** Organisations are recorded within weeks, in the order of what happened. */
const DAYS_UNTIL_RECORDED = 21;
const NINE_O_CLOCK = 9 * 3_600_000;

function reportedOrganisations(
  seed: number,
  until: number,
): { readonly world: World; readonly facts: readonly ReportedFact[] } {
  const { world, drafts } = organisations(seed);
  const words = schoolWords(seededRandom(seed, -2), world.schools);
  const facts = [
    ...recorded(drafts, seededRandom(seed, -1), until),
    ...recorded(words, seededRandom(seed, -3), until, 'beside-'),
  ];
  return { world, facts };
}

function recorded(
  drafts: readonly OrganisationDraft[],
  random: Random,
  until: number,
  series = '',
): readonly ReportedFact[] {
  const past = drafts.filter(({ day }) => day <= until).toSorted((a, b) => a.day - b.day);
  return past.map(({ organisation, day, fact }, index) => ({
    stream: `organisation-${organisation}`,
    fact,
    recordedAt: isoInstantOf(
      instantOn(Math.min(until, day + random.between(0, DAYS_UNTIL_RECORDED)), NINE_O_CLOCK + index),
    ),
    source: { system: 'synthetic', id: `${organisation}-${isoOf(day)}-${series}${index + 1}` },
  }));
}
