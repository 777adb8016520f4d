import type { Metadata } from '@grpc/grpc-js';
import type { Faults } from './faults.js';
import type { Front } from './front.js';
import type { MemoryLog } from './memory-log.js';

/** Who calls, as far as the double wants to know. */
export interface Caller {
  readonly metadata: Metadata;
  getPeer(): string;
}

/** What every call of the double works with. */
export interface DoubleNode {
  readonly log: MemoryLog;
  readonly faults: Faults;
  readonly front: Front;
  /** The most that one append may weigh, in bytes. */
  readonly maxAppendBytes: number;
  /** Whether a read of one stream tells where its events stand in the whole log. */
  readonly streamReadsTellPositions: boolean;
  /** How often it has been started: what was under way before does not go on. */
  starts(): number;
  /** Stops, and starts again after so many milliseconds. */
  restart(milliseconds: number): Promise<void>;
  /** Whether the caller has shown the credentials he needs. */
  admits(caller: Caller): boolean;
}
