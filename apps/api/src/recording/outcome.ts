import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Refusal } from '#pathway/refusal';
import { refusalCodes } from '#pathway/refusal';
import type { BeyondScope } from './beyond-scope.js';
import type { RecordedAnswer } from './record.js';

export const RefusalCode = Object.fromEntries(
  [...refusalCodes, 'REVISION_CONFLICT', 'BEYOND_SCOPE'].map((code) => [code, code]),
);

registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'The kind of rule that said no.',
});

@ObjectType({
  description: 'The facts are on disk. Ask with `atLeast: position` to read an answer that includes them.',
})
export class Recorded {
  @Field(() => Int, { description: 'Revision of the last of these facts in its stream, from 1.' })
  revision: number;

  @Field(() => String, { description: 'Position of the last of these facts in the log. Opaque.' })
  position: string;

  @Field(() => [ID], { description: 'The facts recorded, by which a correction refers to them.' })
  factIds: string[];

  @Field(() => Boolean, {
    description: 'This command id had been accepted before; this is the answer of that time.',
  })
  alreadyRecorded: boolean;
}

@ObjectType({ description: 'Nothing was recorded: a rule of the pathway says no.' })
export class Refused {
  @Field(() => RefusalCode)
  code: string;

  @Field(() => String, { description: 'What stands in the way.' })
  message: string;

  @Field(() => String, { description: 'What to do instead.' })
  mend: string;

  @Field(() => String, { nullable: true, description: 'The field of the input it hangs on.' })
  field?: string;
}

export const RecordOutcome = createUnionType({
  name: 'RecordOutcome',
  types: () => [Recorded, Refused] as const,
  resolveType: (value: Recorded | Refused) => ('code' in value ? Refused : Recorded),
});

export type Outcome =
  RecordedAnswer | Refusal | BeyondScope | (Omit<Refusal, 'code'> & { readonly code: 'REVISION_CONFLICT' });
