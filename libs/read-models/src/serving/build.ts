import { backOff } from '../projector/back-off.js';
import { Defect, isDefect, withoutData } from '../projector/failure.js';
import { Aborted } from '../projector/unless-aborted.js';
import { createNext } from '../storage/open-store.js';
import { type Generation, generationOf } from './generation.js';
import { isLevelWithLive, type Line, replaceLive, retire } from './line.js';

/**
 * Begins to build the next generation, unless one is being built. While another answers, a build that fails is given
 * up; while none does, it is begun again and again.
 */
export function rebuild(line: Line): void {
  if (line.rebuilding) return;
  const rebuilding = buildInTheEnd(line).finally(() => {
    if (line.rebuilding === rebuilding) line.rebuilding = undefined;
  });
  line.rebuilding = rebuilding;
}

async function buildInTheEnd(line: Line): Promise<void> {
  const pauses = backOff();
  while (!line.signal.aborted) {
    try {
      await build(line);
      line.buildFailure = null;
      return;
    } catch (error) {
      line.buildFailure = withoutData(error);
      line.surroundings.onChange();
      if (line.live || isDefect(error)) return;
      await pauses.pause(line.signal);
    }
  }
}

async function build(line: Line): Promise<void> {
  const generation = (line.building = await begin(line));
  try {
    generation.follow();
    await untilReady(line, generation);
    await generation.writeThrough();
    while (line.live !== generation) {
      await untilReady(line, generation);
      await line.alone(async () => {
        if (isLevelWithLive(line, generation)) replaceLive(line, generation);
      });
    }
  } catch (error) {
    line.building = undefined;
    retire(line, generation);
    throw error;
  }
}

async function begin({ shelf, limits, surroundings }: Line): Promise<Generation> {
  const store = await createNext(shelf, limits);
  try {
    return await generationOf(store, surroundings);
  } catch (error) {
    store.instance.closeSync();
    shelf.remove(store.generation);
    throw error;
  }
}

/**
 * Waits until a generation can take over. One that has no room gives way to the one that answers.
 *
 * @throws Error why it must be given up
 */
async function untilReady(line: Line, generation: Generation): Promise<void> {
  for (;;) {
    const change = line.changes.next();
    if (line.signal.aborted) throw new Aborted();
    const { failure, fileTrouble, isBeyondUse, lastInterruption, hasReachedHead } = generation.state();
    if (failure !== null) throw new Defect(failure);
    if (isBeyondUse || (line.live && fileTrouble !== null)) throw new Error(lastInterruption ?? '');
    if (hasReachedHead && isLevelWithLive(line, generation)) return;
    await change;
  }
}
