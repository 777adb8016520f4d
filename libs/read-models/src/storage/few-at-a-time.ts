import { askerInHand, TooManyWaiting } from './asker.js';

/** So many pieces of work of one asker may wait. */
const MOST_WAITING = 64;

interface Waiting {
  readonly name: string | undefined;
  readonly begin: () => void;
}

/**
 * Lets so many pieces of work run at a time; the others wait, in the order in which they came. Whoever is known by name
 * has no more than half of the places, so that nobody keeps all others waiting.
 *
 * @throws TooManyWaiting the asker in hand has very many that wait
 */
export function fewAtATime(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const ofOne = Math.max(1, Math.floor(most / 2));
  const waiting: Waiting[] = [];
  const running: (string | undefined)[] = [];
  const isFree = (name: string | undefined): boolean =>
    running.length < most && (name === undefined || running.filter((other) => other === name).length < ofOne);

  const begin = async (name: string | undefined): Promise<void> => {
    if (!isFree(name)) {
      if (name !== undefined && waiting.filter((other) => other.name === name).length >= MOST_WAITING)
        throw new TooManyWaiting('Very many questions are waiting already.');
      return new Promise((resolve) => waiting.push({ name, begin: resolve }));
    }
    running.push(name);
  };
  const end = (name: string | undefined): void => {
    running.splice(running.indexOf(name), 1);
    const next = waiting.findIndex((other) => isFree(other.name));
    if (next < 0) return;
    const [one] = waiting.splice(next, 1);
    running.push(one!.name);
    one!.begin();
  };
  return async (work) => {
    const name = askerInHand()?.name;
    await begin(name);
    try {
      return await work();
    } finally {
      end(name);
    }
  };
}
