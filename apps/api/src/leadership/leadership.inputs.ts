import { InputType } from '@nestjs/graphql';
import { readinessRatings } from '#pathway/leadership/leadership.facts';
import { IdField, OneOfField, optional, TextField } from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType()
export class AssessReadinessInput extends TeacherCommandInput implements TeacherInput<'AssessReadiness'> {
  @TextField('Code of the leadership role, e.g. headteacher.')
  role: string;

  @OneOfField(readinessRatings, 'How soon the teacher could take the role.')
  rating: (typeof readinessRatings)[number];

  @IdField('Who assesses.')
  assessor: string;

  @IdField('The trust that the assessment is made for.', optional)
  trust?: string;
}

@InputType({ isAbstract: true })
abstract class DesignationInput extends TeacherCommandInput {
  @IdField('One designation; a kind may be held again once it has ended.')
  designation: string;
}

@InputType()
export class DesignateSystemLeaderInput
  extends DesignationInput
  implements TeacherInput<'DesignateSystemLeader'>
{
  @TextField('Code of the designation.')
  kind: string;

  @TextField('What the leader is a specialist in.', optional)
  specialism?: string;

  @IdField('The organisation that designates.', optional)
  designatedBy?: string;
}

@InputType()
export class EndDesignationInput extends DesignationInput implements TeacherInput<'EndDesignation'> {
  @TextField('Why it ends.', optional)
  reason?: string;
}
