import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { detailNames, openField, type Details } from '#pathway/personal/details.facts';
import { erase, erasurePlan, type ErasureGround, type ErasurePlan } from '#privacy/erasing/erase';
import type { Privacy } from '#privacy/privacy';
import { reportDetails } from '#privacy/sealing/report-details';
import { exportSubject } from '#privacy/subject/export-subject';
import { noteRights, type RightsFact, type RightsOutcome } from '#privacy/subject/rights';
import { Clock, todayIn } from '../recording/clock.js';
import { PRIVACY } from '../tokens.js';
import { PersonalDetailsArgs } from './personal-details.queries.js';
import {
  EraseSubjectInput,
  RectifySubjectInput,
  RestrictSubjectInput,
  SubjectInput,
} from './subject-rights.inputs.js';
import { ErasureReport, SubjectExportAnswer, SubjectOutcome } from './subject-rights.types.js';

type Outcome = keyof typeof SubjectOutcome;

const outcomes: Readonly<Record<RightsOutcome, Outcome>> = {
  recorded: 'RECORDED',
  'not registered': 'NOT_REGISTERED',
  erased: 'ERASED',
  'so already': 'SO_ALREADY',
  'id taken': 'ID_TAKEN',
};

/** What the law lets a person ask, done by a data officer. */
@Resolver()
export class SubjectRightsResolver {
  constructor(
    @Inject(PRIVACY) private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  @Query(() => ErasureReport, { description: 'What an erasure would take away, and what would stay.' })
  async erasurePlan(@Args() { teacherId }: PersonalDetailsArgs): Promise<ErasurePlan> {
    return erasurePlan(await this.privacy.ready(), teacherId);
  }

  @Mutation(() => SubjectOutcome, {
    description: 'Records the right personal details in place of wrong ones.',
  })
  async rectifySubject(@Args('input') input: RectifySubjectInput): Promise<Outcome> {
    const { teacherId, commandId, noLonger, ...said } = input;
    const told = { details: detailsSaid(said), ...(noLonger && { noLonger }) };
    if (Object.keys(told.details).length + (noLonger?.length ?? 0) === 0)
      throw unusable('Nothing would change: name a detail that is right, or one in noLonger.');
    const when = { effectiveOn: todayIn(this.clock), recordedAt: this.clock.now().toISOString() };
    return outcomes[
      await reportDetails(await this.privacy.ready(), teacherId, { ...told, ...when }, commandId)
    ];
  }

  @Mutation(() => SubjectOutcome, {
    description: 'Keeps who a teacher is from being shown, until that is lifted.',
  })
  restrictSubject(@Args('input') { ground, ...input }: RestrictSubjectInput): Promise<Outcome> {
    const fact = { type: 'SubjectRestricted', effectiveOn: todayIn(this.clock), ...(ground && { ground }) };
    return this.note(input, fact as RightsFact);
  }

  @Mutation(() => SubjectOutcome, { description: 'Lifts a restriction.' })
  unrestrictSubject(@Args('input') input: SubjectInput): Promise<Outcome> {
    return this.note(input, { type: 'SubjectUnrestricted', effectiveOn: todayIn(this.clock) });
  }

  @Mutation(() => SubjectExportAnswer, {
    description: 'All that is kept of a person, for the person. It is written down that it was handed out.',
  })
  async exportSubject(@Args('input') input: SubjectInput): Promise<SubjectExportAnswer> {
    const outcome = await this.note(input, { type: 'SubjectExported', effectiveOn: todayIn(this.clock) });
    if (outcome !== 'RECORDED') return { outcome };
    return { outcome, export: await exportSubject(await this.privacy.ready(), input.teacherId) };
  }

  @Mutation(() => ErasureReport, {
    description: 'Erases who a teacher is, for ever. Said again it changes nothing.',
  })
  async eraseSubject(@Args('input') { teacherId, ground }: EraseSubjectInput): Promise<ErasurePlan> {
    const at = this.clock.now().toISOString();
    const done = await erase(await this.privacy.ready(), teacherId, {
      at,
      ...(ground && { ground: ground as ErasureGround }),
    });
    if (done === 'not registered')
      throw new GraphQLError('No such teacher is on record, and nothing was erased. Check the id.', {
        extensions: { code: 'NOT_REGISTERED' },
      });
    return done;
  }

  private async note({ teacherId, commandId }: SubjectInput, fact: RightsFact): Promise<Outcome> {
    const { log } = await this.privacy.ready();
    return outcomes[
      await noteRights(log, teacherId, fact, { at: this.clock.now().toISOString(), commandId })
    ];
  }
}

const unusable = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** @throws GraphQLError BAD_USER_INPUT a detail is not what it should be; what was sent is not repeated */
function detailsSaid(said: Readonly<Partial<Record<string, string | null>>>): Details {
  const given = detailNames.filter((name) => said[name] !== undefined && said[name] !== null);
  const wrong = given.filter((name) => !openField(name).accepts(said[name]));
  if (wrong.length > 0)
    throw unusable(
      `Please mend: ${wrong.map((name) => `${name} must hold ${openField(name).holds}`).join('; ')}.`,
    );
  return Object.fromEntries(given.map((name) => [name, said[name]!]));
}
