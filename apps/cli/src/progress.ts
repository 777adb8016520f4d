import { Presets, SingleBar } from 'cli-progress';
import { isWatched, type Terminal } from './terminal.js';

export interface Progress {
  begin(totalBytes: number | undefined): void;
  advance(bytes: number): void;
  end(): void;
}

/** A bar of the bytes read. Nothing at all where nobody looks, or the end is not known. */
export function progressOn(terminal: Terminal): Progress {
  const bar = isWatched(terminal)
    ? new SingleBar({ stream: terminal.stderr, clearOnComplete: true }, Presets.legacy)
    : undefined;
  return {
    begin: (totalBytes) => {
      if (totalBytes) bar?.start(totalBytes, 0);
    },
    advance: (bytes) => bar?.isActive && bar.increment(bytes),
    end: () => bar?.stop(),
  };
}
