import { InputType } from '@nestjs/graphql';
import { CorrectionInput, VoidInput } from '../correction/correction.inputs.js';
import { IdField } from '../graphql/input-fields.js';
import type { OrganisationInput } from '../recording/say.js';

@InputType()
export class VoidOrganisationFactInput extends VoidInput implements OrganisationInput<'VoidFact'> {
  @IdField('The organisation on whose record the fact is.')
  organisationId: string;
}

@InputType()
export class CorrectOrganisationFactInput
  extends CorrectionInput
  implements OrganisationInput<'CorrectFact'>
{
  @IdField('The organisation on whose record the fact is.')
  organisationId: string;
}
