import { Inject } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ParkedStream as Parked, ReadModel, ReadModelStatus } from '#read-models/read-model';
import { principalInHand } from '../sign-in/in-hand.js';
import { READ_MODEL } from '../tokens.js';
import { ParkedStream, ReadModelReport } from './read-model.types.js';

/** What whoever runs the service asks and does. */
@Resolver()
export class ReadModelResolver {
  constructor(@Inject(READ_MODEL) private readonly model: ReadModel) {}

  @Query(() => ReadModelReport, { name: 'readModel', description: 'How the read model fares.' })
  report(): ReadModelStatus {
    return this.model.status();
  }

  @Query(() => [ParkedStream], { description: 'Records left out of the answers, and why.' })
  async parkedStreams(): Promise<readonly ParkedStream[]> {
    return parkedAsSeen(await this.model.parked());
  }

  @Mutation(() => [ParkedStream], {
    description:
      'Reads the parked records again, after a release that can. Answers with those that stay parked.',
  })
  async retryParkedStreams(): Promise<readonly ParkedStream[]> {
    return parkedAsSeen(await this.model.retryParked());
  }

  @Mutation(() => ReadModelReport, {
    description:
      'Begins to build the read model anew from the log. The present one answers until that is done.',
  })
  rebuildReadModel(): ReadModelStatus {
    this.model.rebuild();
    return this.model.status();
  }
}

/** Which teachers' records they are is for data officers alone: who runs the service needs to know how many, and why. */
function parkedAsSeen(parked: readonly Parked[]): readonly ParkedStream[] {
  const isTold = principalInHand().role === 'data_officer';
  return parked
    .map(parkedStreamOf)
    .map((each) => (isTold || each.kind !== 'TEACHER' ? each : { ...each, id: null }));
}

/** A stream is named after the kind of record and the id. */
function parkedStreamOf({ stream, position, error }: Parked): ParkedStream {
  const dash = stream.indexOf('-');
  const kind = stream.slice(0, dash) === 'teacher' ? 'TEACHER' : 'ORGANISATION';
  return { kind, id: stream.slice(dash + 1), position, error };
}
