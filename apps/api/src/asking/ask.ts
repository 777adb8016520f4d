import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { GraphQLError } from 'graphql';
import type { EventLog, Position } from '#event-log/event-log';
import { addDays } from '#pathway/calendar';
import type { Answer, Viewpoint } from '#read-models/answer';
import { ImpossibleQuestion } from '#read-models/answer';
import type { Answering, ReadModel } from '#read-models/read-model';
import type { Disclosing } from '../disclosing/disclosing.js';
import { readerOf } from '../policy/reader-of.js';
import { scopeOf } from '../policy/scope-of.js';
import { Clock, todayIn } from '../recording/clock.js';
import { principalInHand } from '../sign-in/in-hand.js';
import { DISCLOSING, EVENT_LOG, READ_MODEL } from '../tokens.js';
import { notYet } from './not-yet.js';
import type { ViewpointArgs } from './viewpoint.args.js';

/** Arguments with their viewpoint settled and the nulls of GraphQL left behind. */
export type Settled<A extends ViewpointArgs> = Viewpoint & {
  readonly [K in Exclude<keyof A, keyof ViewpointArgs>]: Exclude<A[K], null>;
};

/** Any question of the read model: one query, one handler, so that what holds for all answers is done once. */
export class Ask<A extends ViewpointArgs, T extends Answer> extends Query<T> {
  constructor(
    readonly question: (readModel: Answering, args: Settled<A>) => Promise<T>,
    readonly args: A,
  ) {
    super();
  }
}

const AHEAD = 'asOf lies in the future: the figures take it that nothing more happens until then.';

const warned = <T extends Answer>(answer: T, warning: string): T => ({
  ...answer,
  basis: { ...answer.basis, warnings: [...answer.basis.warnings, warning] },
});

/**
 * The instant by which a fact must have been on record: the end of a day so long after the day asked about.
 *
 * @throws ImpossibleQuestion an instant was given too
 */
function knownAfter({ asOf, knownAt, knownWithin }: ViewpointArgs, today: string): { knownAt?: string } {
  if (typeof knownWithin !== 'number') return {};
  if (typeof knownAt === 'string') throw new ImpossibleQuestion('Give knownAt or knownWithin, not both.');
  return { knownAt: `${addDays(asOf ?? today, knownWithin)}T23:59:59.999Z` };
}

/** How long a question waits for a position before it says that it isn't there yet. */
const PATIENCE_MS = 5_000;

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<ViewpointArgs, Answer>> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL) private readonly readModel: ReadModel,
    @Inject(DISCLOSING) private readonly disclosing: Disclosing,
    private readonly clock: Clock,
  ) {}

  /** @throws GraphQLError NOT_YET_CAUGHT_UP when there is no answer yet, or the position asked for isn't reached in time */
  async execute({ question, args }: Ask<ViewpointArgs, Answer>): Promise<Answer> {
    const { atLeast, knownWithin: _, ...rest } = args;
    await this.waitFor(typeof atLeast === 'string' ? this.positionOf(atLeast) : undefined);
    const today = todayIn(this.clock);
    const said = Object.fromEntries(
      Object.entries({ ...rest, ...knownAfter(args, today) }).filter(
        ([, value]) => value !== null && value !== undefined,
      ),
    );
    const principal = principalInHand();
    const model = this.readModel.seenBy(scopeOf(principal));
    const answer = await this.disclosing(readerOf(principal), { question, said, today }, model);
    return answer.basis.asOf > today ? warned(answer, AHEAD) : answer;
  }

  /** Only the log can tell what is one of its positions. */
  private positionOf(text: string): Position {
    try {
      this.log.comparePositions(text, text);
      return text;
    } catch {
      throw new ImpossibleQuestion('atLeast is no position that a mutation gave.');
    }
  }

  /** Until the answers hold what was in the log at the start they would be wrong, not merely old. */
  private async waitFor(atLeast: Position | undefined): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    if (!(await this.readModel.waitForStart(PATIENCE_MS)))
      throw this.behind('There is no answer yet: the log is still being read, or it cannot be reached.');
    if (atLeast === undefined) return;
    const left = Math.max(0, until - performance.now());
    if (!(await this.readModel.waitFor(atLeast, left)))
      throw this.behind('The answers have not caught up with that position yet.');
  }

  private behind(reason: string): GraphQLError {
    return notYet(reason, this.readModel.status().position);
  }
}
