import { InputType } from '@nestjs/graphql';
import { assignmentOutcomes, assignmentPurposes } from '#pathway/leadership/leadership.facts';
import {
  DateField,
  FlagField,
  IdField,
  NumberField,
  OneOfField,
  optional,
  TextField,
  TextsField,
} from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType({ isAbstract: true })
abstract class AssignmentInput extends TeacherCommandInput {
  @IdField('One leadership assignment.')
  assignment: string;
}

@InputType({ isAbstract: true })
abstract class NewAssignmentInput extends AssignmentInput {
  @TextField('What the assignment is, e.g. acting head of school.')
  title: string;

  @IdField('The school of the assignment.')
  school: string;

  @OneOfField(
    assignmentPurposes,
    "Whether it serves the teacher's development, the school's need, or both.",
    optional,
  )
  purpose?: (typeof assignmentPurposes)[number];

  @TextField('Code of the role held during the assignment.', optional)
  role?: string;

  @IdField('The school that the teacher comes from.', optional)
  homeSchool?: string;

  @IdField('Who supervises.', optional)
  supervisor?: string;

  @TextsField('What is to be reached.', optional)
  goals?: string[];

  @TextField('How the home school fills the gap.', optional)
  backfill?: string;

  @NumberField(0, 2, 'Full-time equivalent given to the assignment.', optional)
  fte?: number;

  @DateField('The day on which it should end.', optional)
  plannedEndOn?: string;
}

@InputType()
export class ProposeAssignmentInput extends NewAssignmentInput implements TeacherInput<'ProposeAssignment'> {
  @DateField('The day on which it should start.', optional)
  plannedStartOn?: string;
}

@InputType()
export class StartAssignmentInput extends NewAssignmentInput implements TeacherInput<'StartAssignment'> {}

@InputType()
export class ReviewAssignmentInput extends AssignmentInput implements TeacherInput<'ReviewAssignment'> {
  @TextsField('Those of the goals that are met.')
  goalsMet: string[];
}

@InputType()
export class ExtendAssignmentInput extends AssignmentInput implements TeacherInput<'ExtendAssignment'> {
  @DateField('The day on which it should now end.')
  plannedEndOn: string;
}

@InputType()
export class EndAssignmentInput extends AssignmentInput implements TeacherInput<'EndAssignment'> {
  @OneOfField(assignmentOutcomes, 'What came of it.', optional)
  outcome?: (typeof assignmentOutcomes)[number];

  @TextField('What the teacher does next.', optional)
  nextStep?: string;

  @FlagField('Whether the teacher is back at the home school.', optional)
  returnedHome?: boolean;
}
