import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isCalendarDate } from '#pathway/calendar';
import { trainingModels } from '#pathway/vocabulary/training-models';
import { Aborted } from '../../projector/unless-aborted.js';
import type { Answering } from '../../read-model.js';
import { type FiguresAsked, UnusableReplay } from '../manifest.js';
import { type Cell, cellsOf } from './cells.js';
import { figuresFor, type StandardFigure } from './standard.js';

/** One value of one figure: a line of the file. */
export interface FigureValue extends Cell {
  readonly figure: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** With what the figures of a replay are asked. */
export interface Asked {
  /** Calendar date. Absent: the day of `knownAt`; without one the day on which the latest fact was recorded. */
  readonly asOf?: string;
  /** Code of a training model: retention under it is added. */
  readonly trainingModel?: string;
}

export const figuresPath = (folder: string): string => join(folder, 'figures.ndjson');

/** @throws UnusableReplay a date that is none, or no such training model */
export function refuseAsked({ asOf, trainingModel }: Asked): void {
  if (asOf !== undefined && !isCalendarDate(asOf))
    throw new UnusableReplay('asOf must be a calendar date (YYYY-MM-DD).');
  const codes = trainingModels.terms.map(({ code }) => code);
  if (trainingModel !== undefined && !codes.includes(trainingModel))
    throw new UnusableReplay(
      `There is no training model '${trainingModel}'. There are: ${codes.join(', ')}.`,
    );
}

/**
 * Asks the standard figures and writes them, a value a line, always in the same order.
 *
 * @param onFigure told how many of how many have been asked
 * @throws Aborted the signal was aborted
 */
export async function writeFigures(
  model: Answering,
  folder: string,
  { asOf, trainingModel = null }: { readonly asOf: string; readonly trainingModel?: string | null },
  { signal, onFigure }: { readonly signal: AbortSignal; onFigure(done: number, of: number): void },
): Promise<FiguresAsked> {
  const figures = await figuresFor(model, { asOf }, trainingModel);
  const sheet = sheetAt(figuresPath(folder));
  const definitions = new Map<string, string>();
  try {
    for (const [index, figure] of figures.entries()) {
      if (signal.aborted) throw new Aborted();
      const { basis, ...answer } = await figure.ask(model, { asOf });
      definitions.set(figure.name, sha256((definitions.get(figure.name) ?? '') + basis.definition));
      for (const cell of cellsOf(answer)) sheet.add(figure, cell);
      onFigure(index + 1, figures.length);
    }
  } finally {
    sheet.close();
  }
  return { asOf, trainingModel, ...sheet.sum(), definitions: Object.fromEntries(definitions) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function sheetAt(path: string) {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let values = 0;
  return {
    add({ name, arguments: args }: StandardFigure, cell: Cell): void {
      const line = `${JSON.stringify({ figure: name, arguments: args, ...cell })}\n`;
      writeSync(file, line);
      hash.update(line);
      values += 1;
    },
    close(): void {
      fsyncSync(file);
      closeSync(file);
    },
    sum: () => ({ values, digest: hash.digest('hex') }),
  };
}

/**
 * The figures of a replayed folder, in the order of the file.
 *
 * @throws UnusableReplay there are none, or a line is none of ours
 */
export async function* figuresIn(folder: string): AsyncGenerator<FigureValue> {
  const path = figuresPath(folder);
  if (!existsSync(path)) throw new UnusableReplay(`${path}: The replay has no figures. Replay again.`);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    const value = parsed(line);
    if (!value) throw new UnusableReplay(`${path}, line ${number}: This is no figure. Replay again.`);
    yield value;
  }
}

function parsed(line: string): FigureValue | undefined {
  try {
    const value = JSON.parse(line) as Partial<FigureValue> | null;
    return typeof value?.figure === 'string' && typeof value.cell === 'object'
      ? (value as FigureValue)
      : undefined;
  } catch {
    return undefined;
  }
}
