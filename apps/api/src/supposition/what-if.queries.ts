import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { whatIf } from '#read-models/supposition/what-if';
import { Ask } from '../asking/ask.js';
import { WhatIf, WhatIfQueryArgs } from './what-if.types.js';

@Resolver()
export class WhatIfQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => WhatIf, {
    description:
      'What the pipeline would look like had some taken other posts, or a route closed. Nothing is written.',
  })
  whatIf(@Args() args: WhatIfQueryArgs) {
    return this.bus.execute(new Ask(whatIf, args));
  }
}
