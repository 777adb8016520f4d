import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { backfill } from '#read-models/succession/backfill';
import { benchStrength } from '#read-models/succession/bench-strength';
import { candidates } from '#read-models/succession/candidates';
import { executiveLeaders } from '#read-models/succession/executive-leaders';
import { Ask } from '../asking/ask.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { Backfill, BackfillQueryArgs } from './backfill.types.js';
import { BenchStrength } from './bench-strength.types.js';
import { Candidates, CandidatesQueryArgs } from './candidates.types.js';
import { ExecutiveLeaders } from './executive-leaders.types.js';

@Resolver()
export class SuccessionQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Candidates, {
    description:
      'Who might take a headship or another role of leadership, in an order that says its reasons.',
  })
  candidates(@Args() args: CandidatesQueryArgs) {
    return this.bus.execute(new Ask(candidates, args));
  }

  @Query(() => BenchStrength, {
    description:
      'For each post of a head or an executive leader, how many could take it now, in one year, in three.',
  })
  benchStrength(@Args() args: PagedOfTrustArgs) {
    return this.bus.execute(new Ask(benchStrength, args));
  }

  @Query(() => ExecutiveLeaders, {
    description: 'Which schools executive leaders lead, for how many days a week and until when.',
  })
  executiveLeaders(@Args() args: PagedOfTrustArgs) {
    return this.bus.execute(new Ask(executiveLeaders, args));
  }

  @Query(() => Backfill, {
    description: 'What proposed leadership assignments would leave uncovered at the home school.',
  })
  backfill(@Args() args: BackfillQueryArgs) {
    return this.bus.execute(new Ask(backfill, args));
  }
}
