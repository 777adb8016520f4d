import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ObjectType({
  description: 'Appointments to senior leadership in an academic year, by where they came from.',
})
export class AppointmentsOfYear {
  @Field(() => String)
  year: string;

  @Field(() => Int)
  appointments: number;

  @Field(() => Int)
  fromSameSchool: number;

  @Field(() => Int, { description: 'From another school of the same trust, or its central team.' })
  fromSameTrust: number;

  @Field(() => Int)
  fromElsewhere: number;

  @Field(() => Int, { description: 'No post on record within 92 days before.' })
  fromNoPost: number;

  @Field(() => Int, { description: 'From the same school or trust.' })
  internal: number;

  @Field(() => Float, { nullable: true, description: 'Of the appointments, those that are internal.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'Who is appointed to senior leadership from within.' })
export class SeniorAppointments {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [AppointmentsOfYear])
  years: AppointmentsOfYear[];
}
