import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImpossibleQuestion } from '../answer.js';

/** A published set of metrics with its targets, as its source has them. */
export interface Framework {
  /** Its id, and the name of its file. */
  readonly framework: string;
  readonly title: string;
  readonly source: string;
  readonly metrics: readonly FrameworkMetric[];
}

export interface FrameworkMetric {
  readonly metric: number;
  /** What is measured; only some of it is on record. */
  readonly measure: string;
  readonly name: string;
  readonly unit: 'PERCENT' | 'OUT_OF_TEN';
  /** Null: agreed with each provider. */
  readonly target: number | null;
  /** Of a measure within a time: how many months, by the day of the start. Oldest first. */
  readonly months?: readonly { readonly startedFrom: string; readonly months: number }[];
}

const FOLDER = join('libs', 'read-models', 'frameworks');

/** Beside the sources, and beside what is built of them. */
function folder(): string {
  let place = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(place, FOLDER)) && place !== dirname(place)) place = dirname(place);
  return join(place, FOLDER);
}

const ids = (): readonly string[] =>
  readdirSync(folder())
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/** @throws ImpossibleQuestion there is no such framework; the message names those there are */
export function frameworkOf(id: string): Framework {
  if (!ids().includes(id))
    throw new ImpossibleQuestion(`There is no such framework. There are: ${ids().join(', ')}.`);
  return JSON.parse(readFileSync(join(folder(), `${id}.json`), 'utf8')) as Framework;
}
