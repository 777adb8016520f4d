import { afterEach, beforeEach, describe } from '@jest/globals';
import { appendInOrderContract } from './append-in-order.contract.js';
import { appendContract } from './append.contract.js';
import { concurrencyContract } from './concurrency.contract.js';
import { followContract } from './follow.contract.js';
import { interleavingContract } from './interleaving.contract.js';
import { modelContract } from './model.contract.js';
import type { OpenedLog } from './opened-log.js';
import { readContract } from './read.contract.js';
import { retryContract } from './retry.contract.js';

/**
 * What every event log must do. Each adapter runs it as it is: no options, no exceptions.
 *
 * @param open makes an empty log; called before each test
 */
export function eventLogContract(name: string, open: () => Promise<OpenedLog>): void {
  describe(`${name} as an event log`, () => {
    let opened: OpenedLog;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.cleanUp());

    const current = (): OpenedLog => opened;
    appendContract(current);
    appendInOrderContract(current);
    retryContract(current);
    concurrencyContract(current);
    readContract(current);
    followContract(current);
    interleavingContract(current);
    modelContract(current);
  });
}
