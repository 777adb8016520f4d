import { InputType } from '@nestjs/graphql';
import { allianceKinds } from '#pathway/organisation/organisation.facts';
import {
  GroupsField,
  IdField,
  NumberField,
  OneOfField,
  optional,
  TextField,
} from '../graphql/input-fields.js';
import { OrganisationCommandInput } from '../recording/command-input.js';
import type { OrganisationInput } from '../recording/say.js';

@InputType({ isAbstract: true })
abstract class NamedInput extends OrganisationCommandInput {
  @TextField('The name from that day on.')
  name: string;
}

@InputType()
export class RegisterSchoolInput extends NamedInput implements OrganisationInput<'RegisterSchool'> {
  @IdField('Unique reference number, as in Get information about schools.', optional)
  urn?: string;

  @TextField('Code of the phase of education.', optional)
  phase?: string;

  @TextField('Code of the type of establishment.', optional)
  schoolType?: string;

  @TextField('The local authority.', optional)
  localAuthority?: string;

  @TextField('Code of the region of England.', optional)
  region?: string;
}

@InputType()
export class RegisterTrustInput extends NamedInput implements OrganisationInput<'RegisterTrust'> {
  @IdField("The trust's group id, as in Get information about schools.", optional)
  groupId?: string;
}

@InputType()
export class RegisterAllianceInput extends NamedInput implements OrganisationInput<'RegisterAlliance'> {
  @OneOfField(allianceKinds, 'The kind of alliance.')
  kind: (typeof allianceKinds)[number];

  @IdField('The school that leads it.', optional)
  leadSchool?: string;
}

@InputType()
export class RegisterClusterInput extends NamedInput implements OrganisationInput<'RegisterCluster'> {
  @IdField('The teacher who leads the cluster.', optional)
  executiveLeader?: string;
}

@InputType()
export class RegisterProviderInput extends NamedInput implements OrganisationInput<'RegisterProvider'> {
  @IdField('The code of the training provider.', optional)
  providerCode?: string;

  @IdField('UK provider reference number.', optional)
  ukprn?: string;
}

@InputType({ description: 'An organisation in a partnership.' })
export class PartnerInput {
  @IdField('The organisation.')
  organisation: string;

  @TextField('Code of the phase whose trainees it hosts; absent: trainees of every phase.', optional)
  hostsPhase?: string;

  @NumberField(0, 1, 'Its part of each of these trainees, above 0; the shares of a phase total 1.')
  share: number;
}

@InputType()
export class FormPartnershipInput extends NamedInput implements OrganisationInput<'FormPartnership'> {
  @IdField('The accredited provider.', optional)
  accreditedProvider?: string;

  @GroupsField(() => PartnerInput, 'The organisations that deliver training together.')
  members: PartnerInput[];
}

@InputType()
export class RenameOrganisationInput extends NamedInput implements OrganisationInput<'RenameOrganisation'> {}

@InputType()
export class ChangeSchoolPhaseInput
  extends OrganisationCommandInput
  implements OrganisationInput<'ChangeSchoolPhase'>
{
  @TextField('Code of the phase of education from that day on.')
  phase: string;
}

@InputType()
export class CloseOrganisationInput
  extends OrganisationCommandInput
  implements OrganisationInput<'CloseOrganisation'>
{
  @TextField('Why it closes.', optional)
  reason?: string;
}

@InputType()
export class NameSuccessorInput
  extends OrganisationCommandInput
  implements OrganisationInput<'NameSuccessor'>
{
  @IdField('The organisation as which the school carries on.')
  successor: string;
}

@InputType({ description: 'Metres on the National Grid of Great Britain (EPSG:27700).' })
export class LocateSchoolInput extends OrganisationCommandInput implements OrganisationInput<'LocateSchool'> {
  @NumberField(0, 700_000, 'Metres east.')
  easting: number;

  @NumberField(0, 1_300_000, 'Metres north.')
  northing: number;
}

@InputType()
export class ReportFreeSchoolMealsInput
  extends OrganisationCommandInput
  implements OrganisationInput<'ReportFreeSchoolMeals'>
{
  @NumberField(0, 100, 'Per cent of the pupils who are eligible for free school meals.')
  percent: number;
}

@InputType()
export class SetSubjectStaffingInput
  extends OrganisationCommandInput
  implements OrganisationInput<'SetSubjectStaffing'>
{
  @TextField('Code of the subject.')
  subject: string;

  @NumberField(0, 1_000, 'How many full-time equivalents of teaching the school needs.')
  fte: number;
}
