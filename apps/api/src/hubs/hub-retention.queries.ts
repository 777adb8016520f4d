import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { hubRetention } from '#read-models/hubs/hub-retention';
import { Ask } from '../asking/ask.js';
import { HubRetention, HubRetentionQueryArgs } from './hub-retention.types.js';

@Resolver()
export class HubQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => HubRetention, {
    description: 'Retention in the schools of an alliance before and after a hub succeeded it, by area.',
  })
  hubRetention(@Args() args: HubRetentionQueryArgs) {
    return this.bus.execute(new Ask(hubRetention, args));
  }
}
