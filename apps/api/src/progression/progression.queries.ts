import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { assignmentPromotion } from '#read-models/progression/assignment-promotion';
import { npqMoves } from '#read-models/progression/npq-moves';
import { stageTimes } from '#read-models/progression/stage-times';
import { Ask } from '../asking/ask.js';
import { OfTrustArgs } from '../asking/trust.args.js';
import { AssignmentPromotion, AssignmentPromotionQueryArgs } from './assignment-promotion.types.js';
import { NpqMoves, NpqMovesQueryArgs } from './npq-moves.types.js';
import { StageTimes } from './stage-times.types.js';

@Resolver()
export class ProgressionQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => StageTimes, {
    description:
      'How long it took from QTS to each stage and from one stage to the next, in a trust or anywhere.',
  })
  stageTimes(@Args() args: OfTrustArgs) {
    return this.bus.execute(new Ask(stageTimes, args));
  }

  @Query(() => NpqMoves, {
    description: 'What has become of holders of an NPQ, and who has not moved since.',
  })
  npqMoves(@Args() args: NpqMovesQueryArgs) {
    return this.bus.execute(new Ask(npqMoves, args));
  }

  @Query(() => AssignmentPromotion, {
    description: 'Promotion after a leadership assignment, and of comparable others without one. Not causal.',
  })
  assignmentPromotion(@Args() args: AssignmentPromotionQueryArgs) {
    return this.bus.execute(new Ask(assignmentPromotion, args));
  }
}
