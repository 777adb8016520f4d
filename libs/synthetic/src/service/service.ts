import { firstDayOf, lastDayOf, schoolYearOf } from '../calendar.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { School } from '../world/world.js';
import { schoolFor } from '../world/world.js';
import type { Career, Held, ServiceHistory, Span } from '../career/career.js';
import { note } from '../career/career.js';
import { standingOf } from './ladder.js';
import type { Departure } from './leaving.js';
import { departureIn, fieldsOfLeaving, returnAfter } from './leaving.js';
import { changePosts } from './moves.js';
import type { Person } from '../career/person.js';
import type { Contract } from './posts.js';
import { openPost } from './posts.js';
import type { Serving } from './serving.js';
import type { Trained } from '../training/course.js';
import { liveThroughYear } from './year.js';

/**
 * 85 to 90% of the qualified enter within 16 months (ITT performance profile); a few enter later or never.
 * Years are school years after the one of QTS.
 */
const ENTERS: Weights<'september' | 'january' | 'next year' | 'later' | 'never'> = [
  ['september', 77],
  ['january', 5],
  ['next year', 6],
  ['later', 4],
  ['never', 8],
];
const FIRST_SCHOOL_IS_KNOWN = 0.45;
const RETURNS_TO_KNOWN_SCHOOL = 0.25;
/** The rest come back by taking up a post, without another word. */
const SAYS_RETURNED = 0.85;
const FAILS_INDUCTION = 0.003;

const CONTRACTS: Weights<Contract> = [
  ['permanent', 66],
  ['fixed_term', 27],
  ['temporary', 7],
];
const FTE: Weights<number> = [
  [1, 90],
  [0.8, 4],
  [0.6, 4],
  [0.5, 2],
];
const FTE_OF_RETURNERS: Weights<number> = [
  [1, 50],
  [0.8, 15],
  [0.6, 25],
  [0.4, 10],
];

/** The service of a qualified teacher, spell by spell, until the end of history. */
export function serve(career: Career, person: Person, trained: Trained & { qtsOn: number }): ServiceHistory {
  const { random } = career;
  const { qtsOn, held } = trained;
  const isFailing = random.chance(FAILS_INDUCTION);
  const history: ServiceHistory = { qtsOn, isFailing, spells: [], breaks: [], posts: [] };
  let joinsOn = held?.from ?? entryDay(career, qtsOn);
  let opened = held;
  let school = random.chance(FIRST_SCHOOL_IS_KNOWN) ? trained.school : undefined;
  while (joinsOn !== undefined && joinsOn <= career.until) {
    const spell: Span = { from: joinsOn };
    history.spells.push(spell);
    const serving = join({ career, person, history }, joinsOn, opened, school);
    const departure = serveSpell(serving, spell);
    if (!departure) break;
    joinsOn = returnAfter(random, departure, ageOn(person, departure.day));
    opened = undefined;
    school = random.chance(RETURNS_TO_KNOWN_SCHOOL) ? serving.main.school : undefined;
  }
  return history;
}

const ageOn = ({ ageAtQts, qtsYear }: Person, day: number): number => ageAtQts + schoolYearOf(day) - qtsYear;

function entryDay({ random }: Career, qtsOn: number): number | undefined {
  const september = firstDayOf(schoolYearOf(qtsOn) + 1);
  switch (weighted(random, ENTERS)) {
    case 'september':
      return september;
    case 'january':
      return september + random.between(105, 135);
    case 'next year':
      return firstDayOf(schoolYearOf(qtsOn) + 2);
    case 'later':
      return firstDayOf(schoolYearOf(qtsOn) + random.between(3, 7));
    case 'never':
      return undefined;
  }
}

/** Takes up service in the post already held as a trainee, or in a new one. */
function join(
  { career, person, history }: Pick<Serving, 'career' | 'person' | 'history'>,
  day: number,
  opened: Held | undefined,
  known: School | undefined,
): Serving {
  const { random, world } = career;
  const isReturning = history.spells.length > 1;
  const contract = opened ? 'fixed_term' : weighted(random, CONTRACTS);
  const fte = opened?.fte ?? weighted(random, isReturning ? FTE_OF_RETURNERS : FTE);
  const school = known ?? schoolFor(world, random, person.phase, person.region);
  if (isReturning && random.chance(SAYS_RETURNED)) note(career, day, 'ReturnedToTeaching', {});
  const role = isReturning ? roleOnReturn(history.posts.at(-1)!.role) : 'classroom_teacher';
  const main =
    opened ?? openPost(career, person, { role, school, fte }, day, { type: 'PostStarted', contract });
  history.posts.push(main);
  return {
    career,
    person,
    history,
    main,
    contract,
    fte,
    breakEndsOn: 0,
    actingFrom: undefined,
    second: undefined,
  };
}

/** Middle leaders come back as teachers, senior ones and heads a step below. */
function roleOnReturn(role: string): string {
  const standing = standingOf(role);
  if (standing === 'classroom' || standing === 'middle') return 'classroom_teacher';
  return standing === 'senior' ? 'middle_leader' : 'assistant_headteacher';
}

/** School year by school year until a departure; undefined if history ends first. */
function serveSpell(serving: Serving, spell: Span): Departure | undefined {
  const { career, person, history } = serving;
  const first = schoolYearOf(Math.max(spell.from, history.qtsOn + 62));
  for (let year = first; firstDayOf(year) <= career.until; year++) {
    if (firstDayOf(year) > spell.from) changePosts(serving, firstDayOf(year));
    const departure = departureOf(serving, spell, year, person);
    liveThroughYear(serving, spell, year, departure?.day ?? Infinity);
    if (departure && departure.day <= career.until) return leave(serving, spell, departure);
  }
  return undefined;
}

function departureOf(serving: Serving, spell: Span, year: number, person: Person): Departure | undefined {
  const { career, history, main } = serving;
  const entered = schoolYearOf(Math.max(history.spells[0]!.from, history.qtsOn + 62));
  const departure =
    history.isFailing && year === entered + 1
      ? { day: lastDayOf(year), kind: 'fails induction' as const }
      : departureIn(
          career.random,
          year,
          year - entered,
          standingOf(main.role),
          ageOn(person, lastDayOf(year)),
        );
  const earliest = Math.max(spell.from + 30, history.qtsOn + 30, serving.breakEndsOn + 1, main.from + 30);
  return departure && departure.day >= earliest ? departure : undefined;
}

function leave(serving: Serving, spell: Span, departure: Departure): Departure {
  const { career, history, main } = serving;
  note(career, departure.day, 'LeftTeaching', fieldsOfLeaving(career.random, departure));
  if (departure.kind === 'fails induction') history.failedOn = departure.day;
  spell.to = departure.day;
  main.to = departure.day;
  const pause = history.breaks.at(-1);
  if (pause && (pause.to ?? Infinity) > departure.day) pause.to = departure.day;
  return departure;
}
