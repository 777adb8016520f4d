import { afterSteps, type Course, timesOf } from './course.js';

export interface MoveCount {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How often careers went from one state to another, in order of the states. */
export function moveCounts({ steps }: Course): readonly MoveCount[] {
  const counts = new Map<string, MoveCount>();
  for (const { from, to, count } of steps) {
    if (to === null) continue;
    const key = `${from} ${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The time all careers together have spent in each state, in the unit of the steps: whole days give whole days. */
export function timeInStates({ starts, steps }: Course): readonly number[] {
  const spent = starts.map(() => 0);
  const inStates = [...starts];
  let before = 0;
  for (const [time, ofTime] of timesOf(steps)) {
    inStates.forEach((count, state) => {
      spent[state]! += count * (time - before);
    });
    afterSteps(inStates, ofTime);
    before = time;
  }
  return spent;
}

/** How many are in each state when their follow-up ends. */
export function lastStates({ starts, steps }: Course): readonly number[] {
  const last = starts.map(() => 0);
  for (const { from, to, count } of steps) if (to === null) last[from]! += count;
  return last;
}
