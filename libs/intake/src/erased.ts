import type { Problem } from './csv/problem.js';

/** As a command is refused it. */
export const OF_ERASED: Problem = {
  problem: 'The person behind this record was erased, so nothing is recorded of them any more.',
  mend: 'Leave this out. If the same person teaches again, they come with an id of a new record.',
};
