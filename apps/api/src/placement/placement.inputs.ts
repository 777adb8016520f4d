import { InputType } from '@nestjs/graphql';
import { keyStages, placementOutcomes, placementSettings } from '#pathway/placement/placement.facts';
import {
  IdField,
  NumberField,
  OneOfField,
  optional,
  SomeOfField,
  TextField,
  WholeNumberField,
} from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType({ isAbstract: true })
abstract class PlacementInput extends TeacherCommandInput {
  @IdField('One placement; the same school may host several.')
  placement: string;
}

@InputType()
export class StartPlacementInput extends PlacementInput implements TeacherInput<'StartPlacement'> {
  @IdField('The school that hosts the trainee.')
  school: string;

  @WholeNumberField(1, 'The year of training, from 1.', optional)
  trainingYear?: number;

  @OneOfField(placementSettings, 'The kind of school that the placement is in.', optional)
  setting?: (typeof placementSettings)[number];

  @SomeOfField(keyStages, 'The key stages taught.', optional)
  keyStages?: (typeof keyStages)[number][];

  @NumberField(0, 10_000, 'Days planned; half days count.', optional)
  expectedDays?: number;

  @IdField("The trainee's mentor in the school.", optional)
  mentor?: string;
}

@InputType()
export class AssignPlacementMentorInput
  extends PlacementInput
  implements TeacherInput<'AssignPlacementMentor'>
{
  @IdField('The mentor from that day on.')
  mentor: string;
}

@InputType()
export class RecordPlacementDaysInput extends PlacementInput implements TeacherInput<'RecordPlacementDays'> {
  @NumberField(0, 10_000, 'Days attended since the last such record; half days count.')
  attended: number;

  @NumberField(0, 10_000, 'Days missed since the last such record.', optional)
  absent?: number;
}

@InputType()
export class EndPlacementInput extends PlacementInput implements TeacherInput<'EndPlacement'> {
  @OneOfField(placementOutcomes, 'How it ended.', optional)
  outcome?: (typeof placementOutcomes)[number];

  @TextField('Why it ended.', optional)
  reason?: string;
}
