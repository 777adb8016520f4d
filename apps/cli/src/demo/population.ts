import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { Position } from '#event-log/event-log';
import { openEventLog } from '#event-log/open';
import { UnusableFile } from '#intake/csv/problem';
import { recordReported } from '#intake/record-reported';
import type { ReportedFact } from '#intake/reported-fact';
import { syntheticPopulation } from '#synthetic/population';
import { isWatched, type Terminal } from '../terminal.js';

const SEED = 20_261_122;
/** The last day of the synthetic history: fixed, so that everybody's demo says the same. */
const UNTIL = '2026-08-31';

/** Says that a folder holds a demo, and of how many teachers once it is whole. */
const MARK = 'SYNTHETIC.json';

interface Mark {
  readonly note: string;
  readonly seed: number;
  readonly teachers: number;
  readonly whole: boolean;
}

/** What the mark of a demo says; undefined for a folder that the demo didn't make. */
export async function marked(folder: string): Promise<Mark | undefined> {
  const path = join(folder, MARK);
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Mark) : undefined;
}

const mark = (folder: string, teachers: number, whole: boolean): Promise<void> =>
  writeFile(
    join(folder, MARK),
    `${JSON.stringify({ note: 'Synthetic: nobody in here exists.', seed: SEED, teachers, whole } satisfies Mark)}\n`,
  );

interface Demo {
  readonly folder: string;
  readonly logUrl: string;
  readonly teachers: number;
}

/**
 * Fills the log with the population, unless it is there. Broken off, it goes on where it was.
 *
 * @returns the position of the last fact
 * @throws UnusableFile the folder holds something else
 */
export async function fill({ folder, logUrl, teachers }: Demo, terminal: Terminal): Promise<Position> {
  const found = await marked(folder);
  if (!found && existsSync(folder) && (await readdir(folder)).length > 0)
    throw new UnusableFile(`${folder} holds something else. Name another with --folder.`);
  if (found && found.teachers !== teachers)
    throw new UnusableFile(
      `The demo in ${folder} has ${found.teachers} teachers. Take it away first: --remove.`,
    );
  await mkdir(folder, { recursive: true });
  const log = await openEventLog(logUrl);
  try {
    if (!found?.whole) {
      await mark(folder, teachers, false);
      const population = syntheticPopulation({ seed: SEED, teachers, until: UNTIL });
      const seen = withProgress(population, teachers, terminal);
      await recordReported(log, seen, { importedAt: new Date().toISOString() });
      if (!terminal.signal.aborted) await mark(folder, teachers, true);
    }
    return (await log.head()) ?? '';
  } finally {
    await log.close();
  }
}

/** Shows how many teachers are made, on a terminal; stops at Ctrl-C. */
function* withProgress(
  facts: Iterable<ReportedFact>,
  teachers: number,
  terminal: Terminal,
): Generator<ReportedFact> {
  const { stderr, signal } = terminal;
  stderr.write(`Making ${teachers} synthetic teachers …\n`);
  const bar = isWatched(terminal)
    ? new SingleBar({ stream: stderr, clearOnComplete: true }, Presets.legacy)
    : undefined;
  bar?.start(teachers, 0);
  let stream = '';
  for (const fact of facts) {
    if (signal.aborted) break;
    if (fact.stream !== stream && fact.stream.startsWith('teacher-')) bar?.increment();
    stream = fact.stream;
    yield fact;
  }
  bar?.stop();
}
