import { randomUUID } from 'node:crypto';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { getOperationAST, getVariableValues } from 'graphql';
import type { Harvest } from '../policy/harvest.js';
import type { Following } from '../sign-in/sockets.js';
import type { Audit, Done } from './audit.js';
import { fragmentsIn, namedIn, toldIn } from './told.js';
import { askedIn } from './what-was-asked.js';

const OPERATION = 'Subscription.events';
/** Whom a subscription told of is written down within so long, in one record. */
const WITHIN_MS = 1_000;

/** What is written down of those who follow events. */
export interface SubscriptionAudit {
  /**
   * Once somebody may follow, before the first event goes out.
   *
   * @throws AuditUnavailable nobody may follow; GraphQLError TOO_MANY_PEOPLE
   */
  begun(args: ExecutionArgs): Promise<void>;
  /** Instead, where nothing came of it. @throws AuditUnavailable */
  refused(args: ExecutionArgs, result: ExecutionResult): Promise<void>;
  /**
   * Before an event goes out.
   *
   * @param event what the answer was worked out of
   * @throws AuditUnavailable what went out before could not be written down; GraphQLError TOO_MANY_PEOPLE: nothing more
   * may go out
   */
  told(args: ExecutionArgs, event: unknown, result: ExecutionResult): Promise<void>;
  /** All that was told so far is on disk, or was tried to be. */
  flush(): Promise<void>;
}

/** Of one subscription. */
interface Tally {
  readonly args: ExecutionArgs;
  readonly requestId: string;
  teachers: Set<string>;
  rows: number;
  writing: NodeJS.Timeout | undefined;
  failure: Error | undefined;
}

type Noted = Pick<Done, 'outcome' | 'rows' | 'teachers' | 'requestId'>;

/** @param harvest the same that counts of whom answers told */
export function auditSubscriptions(audit: Audit, harvest: Harvest): SubscriptionAudit {
  const tallies = new WeakMap<ExecutionArgs, Tally>();
  const { write, writeSoon, flush } = writingFor(audit);
  /** What would be too much is not told, which is written down. */
  const take = async (args: ExecutionArgs, teachers: ReadonlySet<string>, requestId: string) => {
    try {
      harvest.take(principalOf(args), teachers);
    } catch (error) {
      await write(args, { outcome: 'denied', rows: null, teachers, requestId });
      throw error;
    }
  };
  return {
    async begun(args) {
      const requestId = randomUUID();
      const teachers = namedIn(argumentsOf(args));
      await take(args, teachers, requestId);
      await write(args, { outcome: 'allowed', rows: 0, teachers, requestId });
      const nothing = { teachers: new Set<string>(), rows: 0, writing: undefined, failure: undefined };
      tallies.set(args, { args, requestId, ...nothing });
    },
    async refused(args, { errors = [] }) {
      const isDenied = errors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN');
      const teachers = namedIn(argumentsOf(args));
      const outcome = isDenied ? 'denied' : 'failed';
      await write(args, { outcome, rows: null, teachers, requestId: randomUUID() });
    },
    async told(args, event, { data }) {
      const tally = tallies.get(args)!;
      if (tally.failure) throw tally.failure;
      const teachers = new Set([...subjectOf(event), ...givenOut(args, data)]);
      await take(args, teachers, tally.requestId);
      for (const teacher of teachers) tally.teachers.add(teacher);
      tally.rows += 1;
      writeSoon(tally);
    },
    flush,
  };
}

/** Writes what is told together, and can be made to write at once. */
function writingFor(audit: Audit) {
  const due = new Set<Tally>();
  const underWay = new Set<Promise<void>>();
  const write = (args: ExecutionArgs, done: Noted): Promise<void> =>
    audit.note(principalOf(args), {
      ...{ operation: OPERATION, arguments: argumentsOf(args), position: null, isPersonal: true, ...done },
    });
  const writeNow = (tally: Tally): void => {
    const { args, teachers, rows, requestId, writing } = tally;
    clearTimeout(writing);
    due.delete(tally);
    Object.assign(tally, { teachers: new Set(), rows: 0, writing: undefined });
    const written: Promise<void> = write(args, { outcome: 'allowed', rows, teachers, requestId })
      .catch((error: Error) => void (tally.failure = error))
      .finally(() => underWay.delete(written));
    underWay.add(written);
  };
  return {
    write,
    writeSoon(tally: Tally): void {
      due.add(tally);
      tally.writing ??= setTimeout(() => writeNow(tally), WITHIN_MS).unref();
    },
    async flush(): Promise<void> {
      for (const tally of due) writeNow(tally);
      await Promise.all(underWay);
    },
  };
}

const principalOf = ({ contextValue }: ExecutionArgs) => (contextValue as Following).signedIn.principal;

/** What a subscription was asked with, whether that was written into the document or sent beside it. */
function argumentsOf({
  schema,
  document,
  operationName,
  variableValues,
}: ExecutionArgs): Readonly<Record<string, unknown>> {
  const operation = getOperationAST(document, operationName)!;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], {
    ...variableValues,
  });
  const fragments = fragmentsIn(document);
  return askedIn({ schema, operation, fragments, variables: coerced })[0]?.arguments ?? {};
}

/** Whose record an event stands on, whatever of it was asked for. */
function subjectOf(event: unknown): readonly string[] {
  const { teacher } = (event ?? {}) as { readonly teacher?: unknown };
  return typeof teacher === 'string' ? [teacher] : [];
}

function givenOut({ document, operationName }: ExecutionArgs, data: unknown): ReadonlySet<string> {
  const below = getOperationAST(document, operationName)?.selectionSet;
  return toldIn(data, below, fragmentsIn(document), OPERATION).teachers;
}
