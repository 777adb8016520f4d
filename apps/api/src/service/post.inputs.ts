import { InputType } from '@nestjs/graphql';
import { plannedEndReasons } from '#pathway/service/service.facts';
import { contracts } from '#pathway/vocabulary/contracts';
import {
  DateField,
  FlagField,
  GroupsField,
  IdField,
  NumberField,
  OneOfField,
  optional,
  TextField,
} from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType({ description: 'Another school that shares a post.' })
export class SharedWithInput {
  @IdField('The school.')
  school: string;

  @NumberField(0, 2, 'Its part, as full-time equivalent.')
  fte: number;
}

@InputType({ isAbstract: true })
abstract class PostInput extends TeacherCommandInput {
  @IdField('One post; a teacher may hold several.')
  post: string;
}

@InputType({ isAbstract: true })
abstract class PostTermsInput extends PostInput {
  @NumberField(0, 2, 'Full-time equivalent.', optional)
  fte?: number;

  @OneOfField(contracts, 'The kind of contract.', optional)
  contract?: (typeof contracts)[number];

  @FlagField('Whether the role is held for a time, in place of another.', optional)
  acting?: boolean;
}

@InputType({ isAbstract: true })
abstract class NewPostInput extends PostTermsInput {
  @TextField('Code of the role, e.g. deputy_headteacher.')
  role: string;

  @IdField('The school, or the trust for a post in its central team.')
  employer: string;

  @TextField('Code of the phase taught or led.', optional)
  phase?: string;

  @TextField('Code of the subject taught or led.', optional)
  subject?: string;

  @GroupsField(() => SharedWithInput, 'The other schools that share the post.', optional)
  sharedWith?: SharedWithInput[];
}

@InputType({ isAbstract: true })
abstract class NextPostInput extends NewPostInput {
  @IdField('The post that this one follows, which it ends.')
  fromPost: string;
}

@InputType()
export class StartPostInput extends NewPostInput implements TeacherInput<'StartPost'> {}

@InputType()
export class PromoteInput extends NextPostInput implements TeacherInput<'Promote'> {}

@InputType()
export class MoveLaterallyInput extends NextPostInput implements TeacherInput<'MoveLaterally'> {}

@InputType()
export class StepDownInput extends NextPostInput implements TeacherInput<'StepDown'> {}

@InputType()
export class ChangePostTermsInput extends PostTermsInput implements TeacherInput<'ChangePostTerms'> {}

@InputType()
export class TimetablePostInput extends PostInput implements TeacherInput<'TimetablePost'> {
  @NumberField(0, 100, 'How many lessons of a week.')
  lessons: number;
}

@InputType()
export class PlanPostEndInput extends PostInput implements TeacherInput<'PlanPostEnd'> {
  @DateField('The day on which it is to end.')
  plannedEndOn: string;

  @OneOfField(plannedEndReasons, 'Why it is to end.', optional)
  reason?: (typeof plannedEndReasons)[number];
}

@InputType()
export class EndPostInput extends PostInput implements TeacherInput<'EndPost'> {
  @TextField('Why it ends.', optional)
  reason?: string;
}
