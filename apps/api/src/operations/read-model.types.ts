import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const RecordKind = { TEACHER: 'TEACHER', ORGANISATION: 'ORGANISATION' } as const;
export type RecordKind = keyof typeof RecordKind;
registerEnumType(RecordKind, { name: 'RecordKind', description: 'Whose record it is.' });

@ObjectType({ description: 'How far a build of the read model is.' })
export class RebuildProgress {
  @Field(() => Int)
  generation: number;

  @Field(() => Int)
  factsRead: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many the build that answers has read. Null while none answers: a log cannot be counted.',
  })
  ofFacts: number | null;
}

@ObjectType('ReadModel', { description: 'What answers rest on, and how it fares.' })
export class ReadModelReport {
  @Field(() => Int, { nullable: true, description: 'Which build answers; null before the first is done.' })
  generation: number | null;

  @Field(() => String, { description: 'Digest of the definitions of all figures.' })
  definitions: string;

  @Field(() => String, { nullable: true, description: 'Position of the last fact applied.' })
  position: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Position of the last fact in the log when it was last looked at.',
  })
  head: string | null;

  @Field(() => Int)
  factsApplied: number;

  @Field(() => Int, { description: 'Of types unknown to this release: kept, and no answer rests on them.' })
  factsOfUnknownType: number;

  @Field(() => Int, {
    description: 'Records left out of the answers from the first fact that could not be read.',
  })
  parkedStreams: number;

  @Field(() => Boolean, { description: 'Whether all that the log held when last looked at is applied.' })
  caughtUp: boolean;

  @Field(() => Float, {
    description:
      'All that was in the log so long ago is applied; 0 when caught up. Grows while the log is out of reach.',
  })
  secondsBehind: number;

  @Field(() => Boolean, { description: 'Whether the log answered within 2 seconds when last looked at.' })
  logReachable: boolean;

  @Field(() => Int, { description: 'How often following the log was interrupted since the start.' })
  interruptions: number;

  @Field(() => String, { nullable: true })
  lastInterruption: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why no facts are applied for now; it tries again by itself.',
  })
  standstill: string | null;

  @Field(() => String, { nullable: true, description: 'Why no more facts are applied until somebody acts.' })
  failure: string | null;

  @Field(() => RebuildProgress, { nullable: true, description: 'The build that will answer next.' })
  rebuild: RebuildProgress | null;

  @Field(() => String, { nullable: true, description: 'Why the last rebuild was given up.' })
  rebuildFailure: string | null;
}

@ObjectType({ description: 'A record left out of the answers from a fact on that could not be read.' })
export class ParkedStream {
  @Field(() => RecordKind)
  kind: RecordKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the teacher or organisation. Which teacher it is is told to data officers alone.',
  })
  id: string | null;

  @Field(() => String, { description: 'Position of the fact that could not be read.' })
  position: string;

  @Field(() => String, { description: 'What went wrong, without anything that the fact holds.' })
  error: string;
}
