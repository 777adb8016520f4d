import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImpossibleQuestion } from '../answer.js';
import { inPercent } from '../proportions/percent.js';

/** One release of published retention figures, as it was published: a later one may say other things of the same years. */
export interface Release {
  /** Its id, and the name of its file. */
  readonly release: string;
  readonly title: string;
  /** The last census in it. */
  readonly census: string;
  readonly source: string;
  /** Whom the figures count, and what it takes to be retained. */
  readonly about: string;
  /** What is left out, rounded or worked out. */
  readonly note: string;
  readonly rows: readonly ReleaseRow[];
}

/** A published row: percentages of those retained by years since, or heads of those who have left. */
interface ReleaseRow {
  /** Year of QTS. It is compared with the academic year that ends in it. */
  readonly year: number;
  readonly n: number | null;
  readonly percent?: Readonly<Record<string, number>>;
  readonly left?: Readonly<Record<string, number>>;
}

const FOLDER = join('libs', 'read-models', 'benchmarks');

/** Beside the sources, and beside what is built of them. */
function folder(): string {
  let place = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(place, FOLDER)) && place !== dirname(place)) place = dirname(place);
  return join(place, FOLDER);
}

/** Every release there is, oldest first. */
export const releases = (): readonly Release[] =>
  readdirSync(folder())
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder(), name), 'utf8')) as Release);

/** @throws ImpossibleQuestion there is no such release; the message names those there are */
export function releaseOf(id: string): Release {
  const all = releases();
  const found = all.find(({ release }) => release === id);
  if (found === undefined)
    throw new ImpossibleQuestion(
      `There is no such benchmark. There are: ${all.map(({ release }) => release).join(', ')}.`,
    );
  return found;
}

export interface PublishedRow {
  readonly n: number | null;
  /** Per cent retained by years since; a year that isn't published is absent. */
  readonly percent: ReadonlyMap<number, number>;
}

/** What a release says of a cohort (the first year of its academic year), or undefined if it is silent. */
export function publishedOf({ rows }: Release, cohort: number): PublishedRow | undefined {
  const row = rows.find(({ year }) => year === cohort + 1);
  return row && { n: row.n, percent: percentOf(row) };
}

function percentOf({ n, percent = {}, left = {} }: ReleaseRow): ReadonlyMap<number, number> {
  const retained = Object.entries(left).map(([year, gone]) => [year, inPercent(1 - gone / n!)] as const);
  return new Map([...Object.entries(percent), ...retained].map(([year, value]) => [Number(year), value]));
}
