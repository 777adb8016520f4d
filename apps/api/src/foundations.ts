import type { EventLog } from '#event-log/event-log';
import type { Privacy } from '#privacy/privacy';
import type { ReadModel } from '#read-models/read-model';
import type { OpenAudit } from './audit/open-audit.js';
import type { Cursors } from './asking/cursors.js';
import type { Ledgers } from './disclosing/kept/ledgers.js';
import type { Clock } from './recording/clock.js';

/** What the service is built on: opened before it starts, closed after it stops. */
export interface Foundations {
  readonly log: EventLog;
  readonly readModel: ReadModel;
  readonly clock: Clock;
  readonly cursors: Cursors;
  /** Where it is written down who did what. */
  readonly audit: OpenAudit;
  /** What those were shown who may not see every figure. */
  readonly ledgers: Ledgers;
  /** The keys of who people are, and what is done with them. */
  readonly privacy: Privacy;
  /** Where the key is kept with which imports know people again. */
  readonly identityKeyFile: string;
}
