import { randomFrom } from '#statistics/random';
import { populationOf, teacherKey, type Population } from '#disclosure/ledger/population';
import { lastFixedDay, mayAskAsOf } from '#disclosure/asked/days';
import type { Profile } from '#disclosure/profiles/profile';
import { cellsIn, idOf } from '#disclosure/recipes/cells';
import type { Answer, Viewpoint } from '#read-models/answer';
import { cohorts } from '#read-models/cohort/cohort';
import { headcount } from '#read-models/pipeline/headcount';
import type { Answering } from '#read-models/read-model';
import { retention } from '#read-models/retention/retention';
import { disclosingWith, type Put } from '../../apps/api/src/disclosing/disclosing.js';
import { openLedgers } from '../../apps/api/src/disclosing/kept/ledgers.js';
import { recipes } from '../../apps/api/src/disclosing/recipes/recipes.js';
import type { World } from '../disclosure-world.js';

/** A figure that a reader was shown, and who is counted in it, which only the truth tells. */
export interface Had {
  readonly population: Population;
  readonly shown: number;
}

const TODAY = '2026-08-31';

const DAYS = ['2022-11-03', '2023-11-02', '2024-08-31', '2024-11-07', '2025-08-31', '2026-08-31'];

/** What may differ from one question about retention to the next. */
const CHOICES = {
  asOf: DAYS,
  years: [
    [1, 2],
    [1, 3],
    [2, 5],
  ],
  by: [[], ['PHASE'], ['ROUTE']],
  rule: ['POINT', 'CONTINUOUS', 'UNBOUNDED', 'BRACKET'],
  base: ['QUALIFIED', 'ENTERED'],
  clock: ['QTS_ANNIVERSARY', 'CENSUS'],
} as const;

type Asked = Readonly<Record<string, unknown>>;
type Random = ReturnType<typeof randomFrom>;
const oneOf = <T>(random: Random, all: readonly T[]): T => all[random.below(all.length)]!;

/** Questions that a restricted role may ask, most of them an earlier one but for one argument. */
export function allowedQuestions(profile: Profile, seed: number, count: number): readonly Put[] {
  const random = randomFrom(seed);
  const days = DAYS.filter((day) => mayAskAsOf(profile, day));
  const choices = { ...CHOICES, asOf: days };
  const names = Object.keys(choices) as (keyof typeof choices)[];
  const asked: Asked[] = [
    { asOf: days.at(-1), years: [1, 2], by: [], rule: 'POINT', base: 'QUALIFIED', clock: 'QTS_ANNIVERSARY' },
  ];
  while (asked.length < count) {
    const name = oneOf(random, names);
    asked.push({ ...oneOf(random, asked), [name]: oneOf<unknown>(random, choices[name]) });
  }
  const others = days.slice(0, 3).flatMap((asOf) => [put(headcount, { asOf }), put(cohorts, { asOf })]);
  return [...others, ...asked.map((said) => put(retention, said))];
}

const put = (question: unknown, said: Readonly<Record<string, unknown>>): Put => ({
  question: question as Put['question'],
  said,
  today: TODAY,
});

/** What a reader is shown in answer to these, one after another. Without a ledger each time as somebody else. */
export async function figuresHad(
  world: World,
  profile: Profile,
  questions: readonly Put[],
  withLedger: boolean,
): Promise<readonly Had[]> {
  const ledgers = openLedgers(':memory:', profile.differencesUnder);
  const disclosing = disclosingWith(ledgers);
  const had: Had[] = [];
  for (const [index, each] of questions.entries()) {
    const reader = {
      subject: withLedger ? 'synthetic-reader' : `synthetic-reader-${index}`,
      profile,
      sees: '',
    };
    const answer = await disclosing(reader, each, world.truth).catch(
      (error: { extensions?: { code?: string } }) => {
        if (error.extensions?.code !== 'NOT_FOR_THIS_ROLE') throw error;
        return undefined;
      },
    );
    if (answer) had.push(...(await figuresIn(world.truth, profile, each, answer)));
  }
  ledgers.close();
  return had;
}

/** The counts that an answer shows, with whom they count in truth. */
async function figuresIn(
  truth: Answering,
  profile: Profile,
  { question, said }: Put,
  answer: Answer,
): Promise<Had[]> {
  const { recipe, counting } = recipes.get(question)!;
  const args: Viewpoint = { asOf: lastFixedDay(profile, TODAY), ...said };
  const cells = await truth.ask(args, (snapshot) => counting(snapshot, args));
  const who = new Map(
    cells.map(({ path, teachers }) => [idOf(path), populationOf(teachers.map(teacherKey))]),
  );
  return cellsIn(recipe.shape, answer as unknown as Readonly<Record<string, unknown>>).flatMap(
    ({ path, value, of }) => {
      const population = who.get(idOf(path)) ?? new Float64Array();
      return of === 'teachers' ? [{ population, shown: value }] : [];
    },
  );
}
