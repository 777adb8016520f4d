import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DetailName } from '#pathway/personal/details.facts';
import { CalendarDate } from '../graphql/scalars.js';

export const PersonalDetailsStatus = { HELD: 'HELD', NONE: 'NONE', RESTRICTED: 'RESTRICTED', ERASED: 'ERASED' } as const; // prettier-ignore

registerEnumType(PersonalDetailsStatus, {
  name: 'PersonalDetailsStatus',
  description: 'What there is to be told of who a teacher is.',
  valuesMap: {
    HELD: { description: 'Details are on record.' },
    NONE: { description: 'Nothing that you may be told.' },
    RESTRICTED: { description: 'The person had them restricted: they are kept, and not shown.' },
    ERASED: { description: 'The person was erased: nobody can read them any more.' },
  },
});

const detail = { nullable: true };

@ObjectType({ description: 'Who a teacher is, as far as you may be told.' })
export class PersonalDetailsAnswer implements Partial<Record<DetailName, string>> {
  @Field(() => ID)
  teacher: string;

  @Field(() => PersonalDetailsStatus)
  status: keyof typeof PersonalDetailsStatus;

  @Field(() => String, detail)
  givenNames?: string;

  @Field(() => String, detail)
  familyName?: string;

  @Field(() => String, detail)
  formerFamilyName?: string;

  @Field(() => CalendarDate, detail)
  dateOfBirth?: string;

  @Field(() => String, {
    ...detail,
    description: 'All but the last two digits masked for all but the employer.',
  })
  trn?: string;

  @Field(() => String, detail)
  email?: string;

  @Field(() => String, detail)
  nationalInsuranceNumber?: string;
}
