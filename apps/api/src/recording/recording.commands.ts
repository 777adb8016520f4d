import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { EventLog } from '#event-log/event-log';
import { RevisionConflict } from '#event-log/event-log';
import type { AnyFact, Recorded } from '#pathway/fact';
import type { OrganisationCommand, OrganisationFact } from '#pathway/organisation/organisation';
import { decideOrganisation } from '#pathway/organisation/organisation';
import type { TeacherCommand, TeacherFact } from '#pathway/teacher';
import { decideTeacher } from '#pathway/teacher';
import type { ReadModel } from '#read-models/read-model';
import { besideOf } from '../identity/beside.js';
import { scopeOf } from '../policy/scope-of.js';
import { principalInHand } from '../sign-in/in-hand.js';
import { EVENT_LOG, READ_MODEL } from '../tokens.js';
import { Clock, todayIn } from './clock.js';
import type { Outcome } from './outcome.js';
import type { Decided, Recording } from './record.js';
import { record } from './record.js';
import { decidedFrom } from './decided-from.js';
import { standpointOn } from './standpoint.js';

/** Any verb of a teacher's pathway: one command, one handler, so that what holds for all is done once. */
export class RecordTeacher extends Command<Outcome> {
  constructor(
    readonly teacherId: string,
    readonly commandId: string,
    readonly command: TeacherCommand,
  ) {
    super();
  }
}

export class RecordOrganisation extends Command<Outcome> {
  constructor(
    readonly organisationId: string,
    readonly commandId: string,
    readonly command: OrganisationCommand,
  ) {
    super();
  }
}

@CommandHandler(RecordTeacher)
export class RecordTeacherHandler implements ICommandHandler<RecordTeacher> {
  constructor(
    @Inject(EVENT_LOG) readonly log: EventLog,
    @Inject(READ_MODEL) readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  async execute({ teacherId, commandId, command }: RecordTeacher): Promise<Outcome> {
    const said = { stream: `teacher-${teacherId}`, commandId, command };
    const scope = scopeOf(principalInHand());
    const stand = await standpointOn(this, scope, teacherId, command, todayIn(this.clock));
    const beside = await besideOf(this.log, this.readModel, teacherId, command);
    return recordNow<TeacherFact>(this.log, this.clock, said, (history, today) =>
      decidedFrom(stand, history, (seen, also) =>
        decideTeacher(command, seen, today, also ? beside : undefined),
      ),
    );
  }
}

@CommandHandler(RecordOrganisation)
export class RecordOrganisationHandler implements ICommandHandler<RecordOrganisation> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  execute({ organisationId, commandId, command }: RecordOrganisation): Promise<Outcome> {
    const said = { stream: `organisation-${organisationId}`, commandId, command };
    return recordNow<OrganisationFact>(this.log, this.clock, said, (history, today) =>
      decideOrganisation(command, history, today),
    );
  }
}

/**
 * Records what is said now. If somebody else keeps writing to the same record, that is shown, so that the person can
 * look again and retry.
 */
async function recordNow<F extends AnyFact>(
  log: EventLog,
  clock: Clock,
  said: Pick<Recording<F>, 'stream' | 'commandId' | 'command'>,
  decide: (history: readonly Recorded<F>[], today: string) => Decided<F>,
): Promise<Outcome> {
  const today = todayIn(clock);
  const recordedAt = clock.now().toISOString();
  try {
    return await record<F>(log, { ...said, recordedAt, decide: (history) => decide(history, today) });
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return {
      code: 'REVISION_CONFLICT',
      message: 'The record kept changing while this was being recorded.',
      mend: 'Look at the record again, then send the command again.',
    };
  }
}
