import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { recordingLag } from '#read-models/provenance/recording-lag';
import { Ask } from '../asking/ask.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { RecordingLag } from './recording-lag.types.js';

/** Where figures come from, and how far they can be trusted. */
@Resolver()
export class ProvenanceQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => RecordingLag, {
    description: 'How long after it took effect a fact is recorded, by the system that reported it.',
  })
  recordingLag(@Args() args: ViewpointArgs) {
    return this.bus.execute(new Ask(recordingLag, args));
  }
}
