import { Inject } from '@nestjs/common';
import { Args, ArgsType, Query, Resolver } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import type { Details } from '#pathway/personal/details.facts';
import type { Privacy } from '#privacy/privacy';
import { maskedTrn, personalDetailsOf } from '#privacy/subject/personal-details';
import { IdField } from '../graphql/input-fields.js';
import { Clock, todayIn } from '../recording/clock.js';
import { NO_TRN } from '../recording/command-input.js';
import { principalInHand } from '../sign-in/in-hand.js';
import { PRIVACY } from '../tokens.js';
import { shownTo, type DetailsShown } from './access.js';
import { PersonalDetailsAnswer } from './personal-details.types.js';

@ArgsType()
export class PersonalDetailsArgs {
  @IdField("The teacher's id in this record: opaque, never a TRN.")
  @Matches(...NO_TRN)
  teacherId: string;
}

/** Answered from the record itself: no read model holds who anybody is. */
@Resolver()
export class PersonalDetailsQueries {
  constructor(
    @Inject(PRIVACY) private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  @Query(() => PersonalDetailsAnswer, {
    description:
      'Who a teacher is. Told to their employer and to data officers; of anybody else it is the same as of nobody.',
  })
  async personalDetails(@Args() { teacherId }: PersonalDetailsArgs): Promise<PersonalDetailsAnswer> {
    const principal = principalInHand();
    const { log, keys } = await this.privacy.ready();
    const shown = await shownTo(principal, log, teacherId, todayIn(this.clock));
    if (shown === 'none') return { teacher: teacherId, status: 'NONE' };
    const { standing, details } = await personalDetailsOf({ log, keys }, teacherId);
    if (standing === 'erased') return { teacher: teacherId, status: 'ERASED' };
    if (standing === 'restricted' && principal.role !== 'data_officer')
      return { teacher: teacherId, status: 'RESTRICTED' };
    const status =
      standing === 'restricted' ? 'RESTRICTED' : Object.keys(details).length > 0 ? 'HELD' : 'NONE';
    return { teacher: teacherId, status, ...asShown(details, shown) };
  }
}

const asShown = (details: Details, shown: DetailsShown): Details =>
  shown === 'trn masked' && details.trn !== undefined ? { ...details, trn: maskedTrn(details.trn) } : details;
