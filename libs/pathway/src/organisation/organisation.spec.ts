import { describe, expect, it } from '@jest/globals';
import type { Told } from '../../spec/told.js';
import { inFull, toldBy } from '../../spec/told.js';
import type { Recorded } from '../fact.js';
import type { OrganisationCommand, OrganisationFact } from './organisation.js';
import { decideOrganisation, organisationOf, organisationVerbs } from './organisation.js';

type Fact = Told<OrganisationFact>;

/** The facts of a record, known as fact-0, fact-1 … */
const recorded = (facts: readonly OrganisationFact[]): readonly Recorded<OrganisationFact>[] =>
  facts.map((fact, place) => ({ factId: `fact-${place}`, recordedAt: `2022-01-01T00:00:0${place}Z`, fact }));

const given = toldBy<OrganisationCommand, OrganisationFact>(organisationVerbs, (command, record) =>
  decideOrganisation(command, recorded(record), '2026-06-15'),
);
const recordOf = (...told: readonly Fact[]) => organisationOf(recorded(told.map((fact) => inFull(fact))));

const oak: Fact = ['SchoolRegistered', '2010-09-01', { name: 'Synthetic Oak School', phase: 'secondary' }];
const northern: Fact = ['TrustRegistered', '2010-09-01', { name: 'Synthetic Northern Trust' }];
const joined: Fact = ['TrustJoined', '2012-09-01', { trust: 'northern' }];
const closed: Fact = ['OrganisationClosed', '2020-08-31'];

describe('an organisation', () => {
  it('is registered once, before anything else is said of it', () => {
    given().when('RegisterSchool', '2010-09-01', { name: 'Synthetic Oak School' }).isAccepted();
    given(oak)
      .when('RegisterSchool', '2011-09-01', { name: 'Synthetic Oak' })
      .isRefused('ALREADY_REGISTERED');
    given(oak).when('RegisterTrust', '2011-09-01', { name: 'Synthetic Oak' }).isRefused('ALREADY_REGISTERED');
    given().when('RenameOrganisation', '2011-09-01', { name: 'Synthetic Oak' }).isRefused('NOT_REGISTERED');
    given(oak).when('JoinTrust', '2010-08-31', { trust: 'northern' }).isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('is what it was registered as', () => {
    const registered = (type: Fact[0]) => recordOf([type, '2010-09-01', { name: 'Synthetic' }]).kind;
    expect(registered('SchoolRegistered')).toBe('school');
    expect(registered('TrustRegistered')).toBe('trust');
    expect(registered('AllianceRegistered')).toBe('alliance');
    expect(registered('ClusterRegistered')).toBe('cluster');
    expect(registered('ProviderRegistered')).toBe('provider');
    expect(registered('PartnershipFormed')).toBe('partnership');
    expect(recordOf().kind).toBe('unregistered');
  });

  it('is renamed in the order of dates', () => {
    const renamed: Fact = ['OrganisationRenamed', '2015-09-01', { name: 'Synthetic Oak Academy' }];
    expect(recordOf(oak, renamed)).toMatchObject({ name: 'Synthetic Oak Academy', namedOn: '2015-09-01' });
    given(oak, renamed)
      .when('RenameOrganisation', '2014-09-01', { name: 'Synthetic Oak' })
      .isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('is a partnership whose members share each trainee in full', () => {
    const members = (share: number) => ({
      name: 'Synthetic Partnership',
      members: [{ organisation: 'west', share }],
    });
    given().when('FormPartnership', '2012-01-09', members(1)).isAccepted();
    given().when('FormPartnership', '2012-01-09', members(0.9)).isRefused('SHARES_NOT_ONE');
  });

  it('is told in full', () => {
    given().when('RegisterSchool', '2010-09-01').isRefused('MALFORMED');
  });
});

describe('a school', () => {
  it('alone changes phase or joins a group', () => {
    given(oak).when('ChangeSchoolPhase', '2015-09-01', { phase: 'all_through' }).isAccepted();
    given(northern).when('ChangeSchoolPhase', '2015-09-01', { phase: 'all_through' }).isRefused('WRONG_KIND');
    given(northern).when('JoinAlliance', '2015-09-01', { alliance: 'west' }).isRefused('WRONG_KIND');
  });

  it('changes phase in the order of dates', () => {
    const grown: Fact = ['SchoolPhaseChanged', '2015-09-01', { phase: 'all_through' }];
    expect(recordOf(oak, grown)).toMatchObject({ phase: 'all_through', phaseSince: '2015-09-01' });
    given(oak, grown)
      .when('ChangeSchoolPhase', '2014-09-01', { phase: 'secondary' })
      .isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('alone has a place, free school meals and a need of teaching', () => {
    const north = { easting: 361_000, northing: 388_000 };
    given(oak).when('LocateSchool', '2012-09-01', north).isAccepted();
    given(oak).when('ReportFreeSchoolMeals', '2012-09-01', { percent: 31.4 }).isAccepted();
    given(oak).when('SetSubjectStaffing', '2012-09-01', { subject: 'physics', fte: 2.6 }).isAccepted();
    given(northern).when('LocateSchool', '2012-09-01', north).isRefused('WRONG_KIND');
    given(oak).when('ReportFreeSchoolMeals', '2012-09-01', { percent: 101 }).isRefused('MALFORMED');
    expect(recordOf(oak, ['SchoolLocated', '2012-09-01', north])).toEqual(recordOf(oak));
  });

  it('is in one trust at a time', () => {
    given(oak).when('JoinTrust', '2012-09-01', { trust: 'northern' }).isAccepted();
    given(oak, joined)
      .when('JoinTrust', '2014-09-01', { trust: 'southern' })
      .isRefused('ALREADY_HELD', 'left');
    given(oak, joined).when('JoinTrust', '2014-09-01', { trust: 'northern' }).isRefused('ALREADY_HELD');
    const left: Fact = ['TrustLeft', '2014-08-31', { trust: 'northern' }];
    given(oak, joined, left).when('JoinTrust', '2014-08-31', { trust: 'southern' }).isAccepted();
    given(oak, joined, left)
      .when('JoinTrust', '2014-08-30', { trust: 'southern' })
      .isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('is in several alliances and clusters, in each once', () => {
    const west: Fact = ['AllianceJoined', '2012-09-01', { alliance: 'west' }];
    const small: Fact = ['ClusterJoined', '2012-09-01', { cluster: 'small' }];
    given(oak, west, small).when('JoinAlliance', '2011-09-01', { alliance: 'east' }).isAccepted();
    given(oak, west, small).when('JoinCluster', '2013-09-01', { cluster: 'large' }).isAccepted();
    given(oak, west).when('JoinAlliance', '2013-09-01', { alliance: 'west' }).isRefused('ALREADY_HELD');
    given(oak, small).when('JoinCluster', '2013-09-01', { cluster: 'small' }).isRefused('ALREADY_HELD');
  });

  it('leaves what it joined, not before it joined', () => {
    given(oak, joined).when('LeaveTrust', '2014-08-31', { trust: 'northern' }).isAccepted();
    given(oak, joined).when('LeaveTrust', '2014-08-31', { trust: 'southern' }).isRefused('NOT_HELD');
    given(oak, joined)
      .when('LeaveTrust', '2012-08-31', { trust: 'northern' })
      .isRefused('BEFORE_PREVIOUS_FACT');
    given(oak).when('LeaveAlliance', '2014-08-31', { alliance: 'west' }).isRefused('NOT_HELD');
    given(oak).when('LeaveCluster', '2014-08-31', { cluster: 'small' }).isRefused('NOT_HELD');
  });

  it('keeps the dates of every membership', () => {
    const moved: Fact = ['TrustJoined', '2015-09-01', { trust: 'southern' }];
    expect(recordOf(oak, joined, moved, closed)).toMatchObject({
      memberships: [
        { kind: 'trust', group: 'northern', joinedOn: '2012-09-01', leftOn: '2015-09-01' },
        { kind: 'trust', group: 'southern', joinedOn: '2015-09-01', leftOn: '2020-08-31' },
      ],
    });
  });
});

describe('a closure', () => {
  it('is not dated before anything else on record', () => {
    given(oak, joined).when('CloseOrganisation', '2012-08-31').isRefused('BEFORE_PREVIOUS_FACT');
    given(oak, joined).when('CloseOrganisation', '2012-09-01').isAccepted();
  });

  it('is planned two years ahead at most', () => {
    given(oak).when('CloseOrganisation', '2028-06-15').isAccepted();
    given(oak).when('CloseOrganisation', '2028-06-16').isRefused('IN_THE_FUTURE', '2028-06-15');
  });

  it('leaves nothing to be said but who carries on, and corrections', () => {
    given(oak, closed)
      .when('RenameOrganisation', '2021-09-01', { name: 'Synthetic Oak' })
      .isRefused('WRONG_STATE');
    given(oak, closed).when('JoinTrust', '2021-09-01', { trust: 'northern' }).isRefused('WRONG_STATE');
    given(oak, closed).when('CloseOrganisation', '2021-09-01').isRefused('WRONG_STATE');
    given(oak, closed).when('NameSuccessor', '2020-09-01', { successor: 'oak-academy' }).isAccepted();
    given(oak, closed).when('VoidFact', '2021-09-01', { factId: 'fact-1' }).isAccepted();
  });

  it('may have several successors, each named once', () => {
    const succeeded: Fact = ['SuccessorNamed', '2020-09-01', { successor: 'oak-academy' }];
    given(oak, closed, succeeded)
      .when('NameSuccessor', '2020-09-01', { successor: 'elm-academy' })
      .isAccepted();
    given(oak, closed, succeeded)
      .when('NameSuccessor', '2020-09-01', { successor: 'oak-academy' })
      .isRefused('ALREADY_HELD');
  });
});

describe('a correction', () => {
  const of = (factId: string) => ({ factId, reason: 'mistyped' });

  it('opens the record again where it strikes out a closure', () => {
    given(oak, closed, ['FactVoided', '2021-09-01', of('fact-1')])
      .when('JoinTrust', '2021-09-01', { trust: 'northern' })
      .isAccepted();
  });

  it('is of a fact on this record', () => {
    given(oak).when('VoidFact', '2021-09-01', of('fact-9')).isRefused('UNKNOWN_FACT');
    given().when('VoidFact', '2021-09-01', of('fact-0')).isRefused('UNKNOWN_FACT');
  });

  it('leaves the fact as well-formed as it was', () => {
    given(oak)
      .when('CorrectFact', '2021-09-01', { ...of('fact-0'), changes: { name: 'Oak' } })
      .isAccepted();
    given(oak)
      .when('CorrectFact', '2021-09-01', { ...of('fact-0'), changes: { name: 7 } })
      .isRefused('MALFORMED');
  });

  it('has the members of a partnership share each trainee in full', () => {
    const shared = (...shares: readonly number[]) =>
      shares.map((share, place) => ({ organisation: `school-${place}`, share }));
    const formed: Fact = ['PartnershipFormed', '2012-01-09', { name: 'Synthetic', members: shared(1) }];
    given(formed)
      .when('CorrectFact', '2021-09-01', { ...of('fact-0'), changes: { members: shared(1, 1) } })
      .isRefused('SHARES_NOT_ONE');
    given(formed)
      .when('CorrectFact', '2021-09-01', { ...of('fact-0'), changes: { members: shared(0.5, 0.5) } })
      .isAccepted();
  });
});

describe('what a source reports', () => {
  it('says nothing of what is not registered, has closed or cannot', () => {
    expect(recordOf(joined)).toEqual({ kind: 'unregistered' });
    expect(recordOf(oak, joined, joined)).toEqual(recordOf(oak, joined));
    expect(recordOf(oak, ['TrustLeft', '2012-09-01', { trust: 'northern' }])).toEqual(recordOf(oak));
    expect(recordOf(northern, joined)).toEqual(recordOf(northern));
    expect(recordOf(northern, ['SchoolPhaseChanged', '2015-09-01', { phase: 'primary' }])).toEqual(
      recordOf(northern),
    );
    expect(recordOf(oak, closed, ['TrustJoined', '2021-09-01', { trust: 'northern' }])).toEqual(
      recordOf(oak, closed),
    );
    expect(recordOf(oak, northern)).toEqual(recordOf(oak));
  });
});
