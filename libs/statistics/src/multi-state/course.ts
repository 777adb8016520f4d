/** One career through the states, which are numbered from 0. Times are whole days (or months) since its beginning. */
export interface Path {
  readonly start: number;
  /** Changes of state at the close of a day, in order of time: after 0, none after the end of follow-up. */
  readonly moves: readonly { readonly time: number; readonly to: number }[];
  /** Until when it has been followed. */
  readonly followUp: number;
}

/** What happens to so many careers at one time: they go from one state to another, or (`to` null) their follow-up ends. */
export interface Step {
  readonly time: number;
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

/** The course of many careers taken together. All that is estimated from them rests on these counts. */
export interface Course {
  /** How many begin in each state. */
  readonly starts: readonly number[];
  /** In order of time, states and end of follow-up: each once. The last of all is the longest follow-up. */
  readonly steps: readonly Step[];
}

/** The course of paths through so many states. Those followed for no time are not in it: they tell of no time. */
export function courseOf(states: number, paths: readonly Path[]): Course {
  const starts = new Array<number>(states).fill(0);
  const counts = new Map<string, Step>();
  for (const path of paths) {
    if (path.followUp <= 0) continue;
    starts[path.start]! += 1;
    for (const step of stepsOf(path)) {
      const key = `${step.time} ${step.from} ${String(step.to)}`;
      counts.set(key, { ...step, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return { starts, steps: [...counts.values()].sort(inOrder) };
}

/** What one path is made of. */
export function stepsOf({ start, moves, followUp }: Path): readonly Omit<Step, 'count'>[] {
  const froms = [start, ...moves.map(({ to }) => to)];
  return [...moves, { time: followUp, to: null }].map(({ time, to }, index) => ({
    time,
    from: froms[index]!,
    to,
  }));
}

/** The order of the steps of a course. */
export const inOrder = (a: Omit<Step, 'count'>, b: Omit<Step, 'count'>): number =>
  a.time - b.time || a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity) || 0;

/** Steps of one time, one after another in order of time. */
export function* timesOf(steps: readonly Step[]): Generator<readonly [time: number, steps: readonly Step[]]> {
  let begin = 0;
  while (begin < steps.length) {
    const { time } = steps[begin]!;
    let end = begin;
    while (end < steps.length && steps[end]!.time === time) end += 1;
    yield [time, steps.slice(begin, end)];
    begin = end;
  }
}

/** How many are in each state after steps of one time: who moves arrives, whose follow-up ends is gone. */
export function afterSteps(inStates: number[], steps: readonly Step[]): void {
  for (const { from, to, count } of steps) {
    inStates[from]! -= count;
    if (to !== null) inStates[to]! += count;
  }
}

/** Steps in columns of one length, for those who go through them many times. */
export interface StepColumns {
  readonly time: Float64Array;
  readonly from: Int32Array;
  /** -1: follow-up ends. */
  readonly to: Int32Array;
}

export const stepColumns = (steps: readonly Omit<Step, 'count'>[]): StepColumns => ({
  time: Float64Array.from(steps, ({ time }) => time),
  from: Int32Array.from(steps, ({ from }) => from),
  to: Int32Array.from(steps, ({ to }) => to ?? -1),
});
