import { Presets, SingleBar } from 'cli-progress';
import type { ExtractProgress } from '#read-models/exporting/extract';
import type { Terminal } from '../terminal.js';

/** Shows on a terminal how far an extract has come, and nothing elsewhere. */
export async function exportWatched<T>(
  { stderr, env }: Terminal,
  work: (onProgress: (progress: ExtractProgress) => void) => Promise<T>,
): Promise<T> {
  const isSeen = stderr.isTTY === true && env['TERM'] !== 'dumb';
  if (!isSeen) return work(() => {});
  const bar = new SingleBar({ stream: stderr, format: '{step}: {bar} {percentage}%', clearOnComplete: true }, Presets.legacy);
  bar.start(1, 0, { step: 'replaying' });
  try {
    return await work(({ step, share }) => bar.update(share ?? 0, { step }));
  } finally {
    bar.stop();
  }
} // prettier-ignore
