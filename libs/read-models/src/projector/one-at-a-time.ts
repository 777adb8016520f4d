export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets pieces of work run one after another, in the order in which they came. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
