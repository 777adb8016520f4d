import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { contentsDigest } from '#read-models/provenance/contents';
import { correctionEffects } from '#read-models/provenance/correction-effects';
import { recordingLag } from '#read-models/provenance/recording-lag';
import { cohortRevision } from '#read-models/provenance/revision';
import { Ask } from '../asking/ask.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { ContentsDigest } from './contents.types.js';
import { CorrectionEffects, CorrectionEffectsQueryArgs } from './correction-effects.types.js';
import { RecordingLag } from './recording-lag.types.js';
import { CohortRevision, CohortRevisionQueryArgs } from './revision.types.js';

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

  @Query(() => CohortRevision, {
    description:
      'What was believed of the retention of a cohort then, what is now, and the facts that make the difference.',
  })
  cohortRevision(@Args() args: CohortRevisionQueryArgs) {
    return this.bus.execute(new Ask(cohortRevision, args));
  }

  @Query(() => CorrectionEffects, {
    description:
      'Which voids and corrections moved a rate of retention by more than so many percentage points.',
  })
  correctionEffects(@Args() args: CorrectionEffectsQueryArgs) {
    return this.bus.execute(new Ask(correctionEffects, args));
  }

  @Query(() => ContentsDigest, {
    description:
      'A digest of all that answers rest on, so that two builds of the read model can be compared.',
  })
  contentsDigest(@Args() args: ViewpointArgs) {
    return this.bus.execute(new Ask(contentsDigest, args));
  }
}
