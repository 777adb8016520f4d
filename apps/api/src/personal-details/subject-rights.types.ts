import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonObject } from '../graphql/scalars.js';

export const SubjectOutcome = { RECORDED: 'RECORDED', NOT_REGISTERED: 'NOT_REGISTERED', ERASED: 'ERASED', SO_ALREADY: 'SO_ALREADY', ID_TAKEN: 'ID_TAKEN' } as const; // prettier-ignore

registerEnumType(SubjectOutcome, {
  name: 'SubjectOutcome',
  description: 'What became of what was said of the rights of a person.',
  valuesMap: {
    RECORDED: { description: 'It is on record.' },
    NOT_REGISTERED: { description: 'No such teacher is on record.' },
    ERASED: { description: 'The person was erased: nothing is recorded of them any more.' },
    SO_ALREADY: { description: 'It is so already.' },
    ID_TAKEN: { description: 'The command id was used for another command: nothing was recorded.' },
  },
});

@ObjectType({ description: 'What an erasure takes away, for ever, and what stays.' })
export class ErasureReport {
  @Field(() => [ID], { description: 'The records of the person: merges make several one.' })
  records: readonly string[];

  @Field(() => Int, { description: 'Events whose personal details nobody can read then.' })
  sealedEvents: number;

  @Field(() => Int, { description: "Identifiers, such as a TRN, that are nobody's then." })
  identifiers: number;

  @Field(() => Int, { description: 'Facts of the career, which stay and name nobody.' })
  careerFacts: number;

  @Field(() => [ID], {
    description:
      'Records with personal details that are shared with somebody else, as facts were reassigned. Look whose the details are first: those of the records above go, those of others stay.',
  })
  splitRecords: readonly string[];

  @Field(() => Boolean)
  isErased: boolean;
}

@ObjectType({ description: 'All that is kept of a person, for the person.' })
export class SubjectExportAnswer {
  @Field(() => SubjectOutcome)
  outcome: keyof typeof SubjectOutcome;

  @Field(() => JsonObject, { nullable: true })
  export?: object;
}
