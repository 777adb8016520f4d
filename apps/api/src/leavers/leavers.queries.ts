import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { leaverDestinations } from '#read-models/leavers/destinations';
import { reEntry } from '#read-models/leavers/re-entry';
import { Ask } from '../asking/ask.js';
import {
  LeaverDestinations,
  LeaverDestinationsQueryArgs,
  ReEntry,
  ReEntryQueryArgs,
} from './leavers.types.js';

@Resolver()
export class LeaversQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => LeaverDestinations, {
    description:
      'Of how many leavers the destination is known, and retention if all or none of the others left the profession.',
  })
  leaverDestinations(@Args() args: LeaverDestinationsQueryArgs) {
    return this.bus.execute(new Ask(leaverDestinations, args));
  }

  @Query(() => ReEntry, { description: 'How many come back to teaching, by the years they have been out.' })
  reEntry(@Args() args: ReEntryQueryArgs) {
    return this.bus.execute(new Ask(reEntry, args));
  }
}
