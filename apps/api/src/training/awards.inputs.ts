import { InputType } from '@nestjs/graphql';
import { IdField, optional, TextField } from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType({ isAbstract: true })
abstract class AwardInput extends TeacherCommandInput {
  @TextField('Code of the route; needed for an award without training.', optional)
  route?: string;

  @IdField('The organisation that awards.', optional)
  awardedBy?: string;
}

@InputType()
export class AwardQtsInput extends AwardInput implements TeacherInput<'AwardQts'> {}

@InputType()
export class AwardEytsInput extends AwardInput implements TeacherInput<'AwardEyts'> {}

@InputType()
export class RevokeQtsInput extends TeacherCommandInput implements TeacherInput<'RevokeQts'> {
  @TextField('Why the status is revoked.')
  reason: string;
}
