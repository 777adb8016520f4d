import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Clears away what was left behind before, so that nobody pays for it but who made it. */
export const collectGarbage = runInNewContext('gc');

/** Seconds that `work` takes. */
export async function secondsOf(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/**
 * Lets both sides take their turn: one round to warm up, then `rounds` that count. Who goes first changes with each
 * round, so that neither always meets the disk the other has left behind.
 *
 * @param {(round: number) => Promise<number>} ours
 * @param {(round: number) => Promise<number>} other
 * @returns {Promise<import('./figures.mjs').Pair[]>}
 */
export async function turnAbout(rounds, ours, other) {
  const pairs = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = {};
    const sides = [
      async () => (pair.ours = await ours(round)),
      async () => (pair.other = await other(round)),
    ];
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
    if (round > 0) pairs.push(pair);
  }
  return pairs;
}
