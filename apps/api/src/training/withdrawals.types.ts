import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { CalendarDate } from '../graphql/scalars.js';
import { TrainingsArgs } from './outcomes.types.js';

@ArgsType()
export class TrainingWithdrawalsQueryArgs extends TrainingsArgs {
  @Field(() => CalendarDate, { nullable: true, description: 'First day of withdrawals to count.' })
  from?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of withdrawals to count.' })
  to?: string | null;
}

@ObjectType()
export class WithdrawalReasonCount {
  @Field(() => String, {
    nullable: true,
    description: 'A code, or the words of a source. Null: none on record.',
  })
  reason: string | null;

  @Field(() => String)
  label: string;

  @Field(() => String, { nullable: true, description: 'loss to the profession, or transfer.' })
  countsAs: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class NamedCount {
  @Field(() => String, { nullable: true, description: 'Null: not on record.' })
  value: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class Withdrawals {
  @Field(() => Int)
  withdrawals: number;

  @Field(() => [WithdrawalReasonCount], { description: 'A withdrawal counts under each of its reasons.' })
  reasons: WithdrawalReasonCount[];

  @Field(() => [NamedCount], { description: 'Who decided. They add up to the withdrawals.' })
  triggers: NamedCount[];

  @Field(() => [NamedCount], { description: 'Whether the trainee may come back to train.' })
  futureInterest: NamedCount[];
}

@ObjectType()
export class MonthOfWithdrawals extends Withdrawals {
  @Field(() => String, { description: '2024-10, or 10 of all years together.' })
  month: string;
}

@ObjectType()
export class TrainingWithdrawals {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Withdrawals)
  all: Withdrawals;

  @Field(() => [MonthOfWithdrawals])
  months: MonthOfWithdrawals[];

  @Field(() => [MonthOfWithdrawals], { description: 'The months of all years together, from January.' })
  monthsOfYear: MonthOfWithdrawals[];

  @Field(() => Int, { description: 'Records withdrawn as entered in error: in no other figure.' })
  enteredInError: number;
}
