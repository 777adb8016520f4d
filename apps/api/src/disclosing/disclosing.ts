import { lastFixedDay } from '#disclosure/asked/days';
import type { Ledger } from '#disclosure/ledger/ledger';
import { populationOf, teacherKey } from '#disclosure/ledger/population';
import { hidesNothing, type Profile } from '#disclosure/profiles/profile';
import { refusedArguments } from '#disclosure/recipes/arguments';
import { idOf } from '#disclosure/recipes/cells';
import { disclosed, type DisclosedAnswer, type Exact, TooManyFigures } from '#disclosure/recipes/disclosing';
import type { Populations } from '#disclosure/recipes/sums';
import { openSolver } from '#disclosure/solver/highs';
import type { Solver } from '#disclosure/solver/linear-programme';
import { type Answer, ImpossibleQuestion, type Viewpoint } from '#read-models/answer';
import type { CountedCell, Counting } from '#read-models/counted/counted';
import type { Answering } from '#read-models/read-model';
import { type ShownAnswers, shownAnswers } from './kept/answers.js';
import { type InTurn, inTurn } from './kept/in-turn.js';
import type { Ledgers } from './kept/ledgers.js';
import { notForThisRole } from './not-for-this-role.js';
import type { Reader } from './reader.js';
import { type Disclosable, type Question, recipes } from './recipes/recipes.js';
import { refusedQuestions } from './recipes/refused.js';

/** A question as it was put: arguments without those that were not given. */
export interface Put {
  readonly question: Question;
  readonly said: Readonly<Record<string, unknown>>;
  /** Calendar date. */
  readonly today: string;
}

/** Shows an answer as far as its reader may see it. */
export type Disclosing = (reader: Reader, put: Put, model: Answering) => Promise<Answer>;

/** A reader who was shown so many figures is shown no new ones: to compare them with one another takes ever longer. */
const MOST_FIGURES = 2_000;
const ANSWERS_AT_HAND = 500;

interface Kept {
  readonly ledgers: Ledgers;
  readonly solver: () => Promise<Solver>;
  readonly answers: ShownAnswers;
  readonly inTurn: InTurn;
}

/**
 * Every answer goes through this. To those who see all figures it goes as it is; to others only what has a recipe,
 * computed exactly, then disclosed, and what it told them goes into their ledger before it is handed out.
 */
export function disclosingWith(ledgers: Ledgers): Disclosing {
  let opened: Promise<Solver> | undefined;
  const solver = (): Promise<Solver> => (opened ??= openSolver());
  const kept: Kept = { ledgers, solver, answers: shownAnswers(ANSWERS_AT_HAND), inTurn: inTurn() };
  return async (reader, put, model) => {
    const { question, said, today } = put;
    if (hidesNothing(reader.profile)) return question(model, { asOf: today, ...said });
    const how = recipes.get(question);
    if (!how) throw notAnswered(reader.profile, question.name);
    const args = settled(reader.profile, how, put);
    return kept.inTurn(reader.subject, () => shown(kept, reader, { question, how, args }, model));
  };
}

const notAnswered = ({ name }: Profile, question: string) =>
  notForThisRole(
    `This is not answered under the profile ${name}. ${refusedQuestions[question] ?? 'It has no recipe.'}`,
  );

/** @throws GraphQLError NOT_FOR_THIS_ROLE */
function settled(profile: Profile, { recipe }: Disclosable, { said, today }: Put): Viewpoint {
  const refused = refusedArguments(profile, recipe.arguments, said);
  if (refused) throw notForThisRole(`${refused.reason} ${refused.instead}`);
  return { asOf: lastFixedDay(profile, today), ...said };
}

interface Asking {
  readonly question: Question;
  readonly how: Disclosable;
  readonly args: Viewpoint;
}

async function shown(
  { ledgers, answers, solver }: Kept,
  { subject, profile, sees }: Reader,
  { question, how, args }: Asking,
  model: Answering,
): Promise<Answer> {
  const keyAt = (position: string | null): string =>
    JSON.stringify([subject, profile.name, sees, how.name, position, args]);
  const { preparing } = how;
  const wasShown = (position: string | null): boolean => answers.get(keyAt(position)) !== undefined;
  const asked = preparing?.asking(args) ?? args;
  const { found, cells = [] } = await exact(model, question, how.counting, asked, wasShown);
  const key = keyAt(found.basis.position);
  const before = answers.get(key);
  if (before) return before as Answer;
  const prepared = preparing?.prepared(profile, found, cells) ?? { answer: found, cells };
  const exactly = {
    answer: prepared.answer as unknown as Exact['answer'],
    ...whomAndWhich(prepared.cells),
  };
  const { answer: told, ledger } = disclosedOr(profile, how, exactly, ledgers.of(subject), await solver());
  const answer = preparing?.finished(told as unknown as Answer, args) ?? told;
  if (ledger.cells.length > MOST_FIGURES)
    throw notForThisRole('You were shown as many figures as can be kept apart. Ask a data officer.');
  if (ledger !== ledgers.of(subject)) ledgers.keep(subject, ledger);
  answers.keep(key, answer);
  return answer as unknown as Answer;
}

const tooMuch = () =>
  notForThisRole('These are too many figures to be shown at once: ask for fewer years or dimensions.');

/** @throws GraphQLError NOT_FOR_THIS_ROLE */
function disclosedOr(
  profile: Profile,
  { recipe }: Disclosable,
  exactly: Exact,
  ledger: Ledger,
  solver: Solver,
): DisclosedAnswer {
  try {
    return disclosed(profile, recipe, exactly, ledger, solver);
  } catch (error) {
    if (!(error instanceof TooManyFigures)) throw error;
    throw tooMuch();
  }
}

/**
 * An answer with whom it counts, both of one state; without, where that answer was shown before.
 *
 * @throws GraphQLError NOT_FOR_THIS_ROLE
 * @throws ImpossibleQuestion it was put wrongly, whatever is on record
 */
async function exact(
  model: Answering,
  question: Question,
  counting: Counting<Viewpoint>,
  args: Viewpoint,
  wasShown: (position: string | null) => boolean,
): Promise<{ readonly found: Answer; readonly cells: readonly CountedCell[] | undefined }> {
  let cells: readonly CountedCell[] | undefined;
  const found = await question(
    {
      ask: (viewpoint, work) =>
        model.ask(viewpoint, async (snapshot) => {
          const answer = await work(snapshot).catch(tellingNoCount);
          if (!wasShown(snapshot.position)) cells = await counting(snapshot, viewpoint);
          return answer;
        }),
    },
    args,
  );
  return { found, cells };
}

/** What turns out to be impossible once something was counted is told with the count. */
function tellingNoCount(error: unknown): never {
  throw error instanceof ImpossibleQuestion ? tooMuch() : error;
}

const whomAndWhich = (cells: readonly CountedCell[]): Pick<Exact, 'populations' | 'events'> => ({
  populations: keysBy(cells, ({ teachers }) => teachers),
  events: keysBy(cells, ({ events }) => events ?? []),
});

/** What is counted, by keys of their ids: an event's id tells it from every teacher. */
const keysBy = (cells: readonly CountedCell[], of: (cell: CountedCell) => readonly string[]): Populations =>
  new Map(cells.map((cell) => [idOf(cell.path), populationOf(of(cell).map(teacherKey))]));
