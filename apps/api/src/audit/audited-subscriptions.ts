import { randomUUID } from 'node:crypto';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { getOperationAST } from 'graphql';
import type { Following } from '../sign-in/sockets.js';
import type { Audit, Done } from './audit.js';
import { fragmentsIn, namedIn, toldIn } from './told.js';

const OPERATION = 'Subscription.events';
/** Whom a subscription told of is written down within so long, in one record. */
const WITHIN_MS = 1_000;

/** What is written down of those who follow events. */
export interface SubscriptionAudit {
  /** Before the first event goes out. @throws AuditUnavailable nobody may follow */
  begun(args: ExecutionArgs): Promise<void>;
  /** With each event. @throws AuditUnavailable what went out before could not be written down, so nothing more may */
  told(args: ExecutionArgs, result: ExecutionResult): Promise<void>;
}

/** Of one subscription. */
interface Tally {
  readonly requestId: string;
  teachers: Set<string>;
  rows: number;
  writing: NodeJS.Timeout | undefined;
  failure: Error | undefined;
}

export function auditSubscriptions(audit: Audit): SubscriptionAudit {
  const tallies = new WeakMap<object, Tally>();
  const note = (args: ExecutionArgs, done: Pick<Done, 'outcome' | 'rows' | 'teachers' | 'requestId'>) =>
    audit.note((args.contextValue as Following).signedIn.principal, {
      ...{ operation: OPERATION, arguments: args.variableValues, position: null, isPersonal: true, ...done },
    });
  const write = (args: ExecutionArgs, tally: Tally): void => {
    const { teachers, rows, requestId } = tally;
    Object.assign(tally, { teachers: new Set(), rows: 0, writing: undefined });
    note(args, { outcome: 'allowed', rows, teachers, requestId }).catch((error: Error) => {
      tally.failure = error;
    });
  };
  return {
    async begun(args) {
      const requestId = randomUUID();
      await note(args, { outcome: 'allowed', rows: 0, teachers: namedIn(args.variableValues), requestId });
      tallies.set(args, { requestId, teachers: new Set(), rows: 0, writing: undefined, failure: undefined });
    },
    async told(args, { data, errors }) {
      const tally = tallies.get(args);
      if (!tally) return;
      if (tally.failure) throw tally.failure;
      if (errors?.some(({ extensions }) => extensions['code'] === 'FORBIDDEN'))
        return note(args, { outcome: 'denied', rows: null, teachers: [], requestId: tally.requestId });
      const operation = getOperationAST(args.document, args.operationName);
      for (const teacher of toldIn(data, operation?.selectionSet, fragmentsIn(args.document)).teachers)
        tally.teachers.add(teacher);
      tally.rows += 1;
      tally.writing ??= setTimeout(() => write(args, tally), WITHIN_MS).unref();
    },
  };
}
