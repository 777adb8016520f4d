import type { InTimeOrder } from './observations.js';

/** The observations with one cause alone, as cause 1: whom another took is observed no longer. */
export function onlyCause(observed: InTimeOrder, cause: number): InTimeOrder {
  const { exits } = observed;
  return {
    ...observed,
    causes: 1,
    exits: { ...exits, cause: exits.cause.map((of) => (of === cause ? 1 : 0)) },
  };
}
