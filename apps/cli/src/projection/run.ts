import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import { type FactsGathered, gatherFacts } from '#read-models/replaying/custom/facts-database';
import {
  DEFAULT_PROJECTION_LIMITS,
  type Projection,
  ProjectionRefused,
  type ProjectionLimits,
} from '#read-models/replaying/custom/projection-file';
import { runProjection } from '#read-models/replaying/custom/run-projection';
import { extentIn } from '#read-models/replaying/events-known';
import { EXIT } from '../exit-codes.js';
import { replayWatched } from '../replay/progress.js';
import type { Terminal } from '../terminal.js';
import { printer } from './print.js';
import { refuseTaken, writeResult } from './result-folder.js';

export interface ProjectionOptions {
  readonly projection: string;
  readonly to?: string;
  readonly knownAt?: string;
  readonly upTo?: string;
  readonly timeLimit?: string;
  readonly memoryLimit?: string;
  readonly json?: true;
  readonly csv?: true;
}

/**
 * Runs a projection of somebody's own over the facts of a log and prints its rows, or writes them into a folder.
 *
 * @returns the exit code
 * @throws UnusableFile the file is of no kind that can be run, or there is something in the folder
 */
export async function projectAndPrint(
  log: EventLog,
  options: ProjectionOptions,
  terminal: Terminal,
): Promise<number> {
  const projection = await readProjection(options.projection);
  const limits = limitsIn(options);
  if (options.to !== undefined) refuseTaken(options.to);
  const extent = await extentIn(log, options);
  const folder = await mkdtemp(join(tmpdir(), 'pathways-projection-'));
  try {
    const database = join(folder, 'facts.duckdb');
    const gathered = await replayWatched(terminal, (onProgress) =>
      gatherFacts(database, log, extent, { signal: terminal.signal, onProgress }),
    );
    tellLeftOut(gathered, terminal);
    const rows = runProjection({ ...projection, database, limits }, terminal.signal);
    if (options.to !== undefined)
      await writeResult(
        options.to,
        rows,
        { projection, extent, gathered },
        { terminal, isJson: options.json },
      );
    else await printer(options, terminal)(rows);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ProjectionRefused)) throw error;
    terminal.stderr.write(`pathways: ${error.message}\n`);
    return error.why === 'FAULT' ? EXIT.usage : EXIT.notAllowed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const KINDS: Readonly<Record<string, Projection['kind']>> = { '.sql': 'SQL', '.ts': 'FOLD' };

async function readProjection(path: string): Promise<Projection> {
  const kind = KINDS[extname(path).toLowerCase()];
  if (!kind)
    throw new UnusableFile(
      `${path}: A projection is one .sql or .ts file; docs/replay.md says what is in it.`,
    );
  return { kind, name: basename(path), text: await readFile(path, 'utf8') };
}

function limitsIn({ timeLimit, memoryLimit }: ProjectionOptions): ProjectionLimits {
  const { seconds, megabytes } = DEFAULT_PROJECTION_LIMITS;
  return {
    seconds: limitIn('--time-limit', timeLimit, seconds, 86_400),
    megabytes: limitIn('--memory-limit', memoryLimit, megabytes, 2_000),
  };
}

function limitIn(option: string, said: string | undefined, usual: number, most: number): number {
  const limit = said === undefined ? usual : Number(said);
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw new UnusableFile(`${option} must be a whole number from 1 to ${most}.`);
}

function tellLeftOut({ leftOut }: FactsGathered, { stderr }: Terminal): void {
  if (leftOut > 0)
    stderr.write(
      `${leftOut.toLocaleString('en-GB')} facts cannot be read by this release: the projection is not handed them.\n`,
    );
}
