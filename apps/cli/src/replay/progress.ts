import { Presets, SingleBar } from 'cli-progress';
import type { ReplayProgress } from '#read-models/replaying/build';
import { isWatched, type Terminal } from '../terminal.js';

type OnProgress = (progress: ReplayProgress) => void;

/** Where nobody sees a bar, a line as often as that. */
const LINE_EVERY_MS = 10_000;

/**
 * Does a replay and tells how far it has come, with an estimate of what is left: a bar on a terminal, elsewhere a line
 * now and then.
 */
export async function replayWatched<T>(
  terminal: Terminal,
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const shown = isWatched(terminal) ? bar(terminal.stderr) : lines(terminal.stderr);
  try {
    return await work(shown.onProgress);
  } finally {
    shown.end();
  }
}

interface Shown {
  readonly onProgress: OnProgress;
  end(): void;
}

const WORDS = { READING: 'reading the log', ASKING: 'asking the figures' } as const;

function bar(stream: NodeJS.WritableStream): Shown {
  const left = estimate();
  const shown = new SingleBar(
    { stream, format: '{step}: {bar} {percent}{left}', clearOnComplete: true },
    Presets.legacy,
  );
  shown.start(1, 0, { step: WORDS.READING, percent: '', left: '' });
  return {
    onProgress: (progress) =>
      shown.update(progress.share ?? 0, { ...wordsOn(progress), left: left(progress) }),
    end: () => shown.stop(),
  };
}

function lines(stderr: Terminal['stderr']): Shown {
  const left = estimate();
  let last = performance.now();
  return {
    onProgress(progress) {
      const remaining = left(progress);
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      const { step, percent } = wordsOn(progress);
      stderr.write(`${step}: ${percent}${remaining}\n`);
    },
    end: () => {},
  };
}

const wordsOn = ({ step, share, factsRead }: ReplayProgress) => ({
  step: WORDS[step],
  percent: share === null ? `${factsRead.toLocaleString('en-GB')} facts` : `${Math.floor(share * 100)}%`,
});

/** How long the step will take from here on, if it goes on as it has begun. */
export function estimate(now: () => number = () => performance.now()): (progress: ReplayProgress) => string {
  let step: ReplayProgress['step'] | undefined;
  let began = now();
  return (progress) => {
    if (step !== undefined && step !== progress.step) began = now();
    step = progress.step;
    const { share } = progress;
    if (share === null || share <= 0 || share >= 1) return '';
    const seconds = Math.ceil(((now() - began) / 1_000) * (1 / share - 1));
    return `, about ${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} left`;
  };
}
