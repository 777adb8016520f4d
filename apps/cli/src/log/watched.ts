import { Presets, SingleBar } from 'cli-progress';
import { isWatched, type Terminal } from '../terminal.js';

/**
 * Does a piece of work that can be seen on a terminal while it goes on, and nothing of it elsewhere.
 *
 * @param what it is, as a participle: `copying`
 * @param total how many steps there are; undefined where nobody knows before the end
 * @param work is given a function that is told how many steps were taken
 */
export async function watched<T>(
  terminal: Terminal,
  what: string,
  total: number | undefined,
  work: (advance: (steps: number) => void) => Promise<T>,
): Promise<T> {
  const format = total === undefined ? `${what}: {value} events` : `${what}: {bar} {percentage}%`;
  const bar = isWatched(terminal)
    ? new SingleBar({ stream: terminal.stderr, format, clearOnComplete: true }, Presets.legacy)
    : undefined;
  bar?.start(total ?? 0, 0);
  try {
    return await work((steps) => bar?.increment(steps));
  } finally {
    bar?.stop();
  }
}
