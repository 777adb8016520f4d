import { Presets, SingleBar } from 'cli-progress';
import type { ExtractProgress } from '#read-models/exporting/extract';
import { isWatched, type Terminal } from '../terminal.js';

/** Shows on a terminal how far an extract has come, and nothing elsewhere. */
export async function exportWatched<T>(
  terminal: Terminal,
  work: (onProgress: (progress: ExtractProgress) => void) => Promise<T>,
): Promise<T> {
  if (!isWatched(terminal)) return work(() => {});
  const bar = new SingleBar(
    { stream: terminal.stderr, format: '{step}: {bar} {percentage}%', clearOnComplete: true },
    Presets.legacy,
  );
  bar.start(1, 0, { step: 'replaying' });
  try {
    return await work(({ step, share }) => bar.update(share ?? 0, { step }));
  } finally {
    bar.stop();
  }
}
