import type { Stage } from './stages.js';
import type { Term, Vocabulary } from './vocabulary.js';

export interface Npq extends Term {
  readonly group: 'leadership' | 'specialist' | 'coaching offer' | 'support offer';
  /** The identifier other registers know it by. */
  readonly identifier?: string;
  readonly legacyCode?: string;
  /** The stage it prepares for, where it prepares for one. */
  readonly preparesFor?: Stage;
}

const npq = (
  code: string,
  label: string,
  group: Npq['group'],
  more: Omit<Partial<Npq>, 'code' | 'label' | 'aliases' | 'group'>,
): Npq => ({
  code,
  label,
  aliases: [more.identifier, more.legacyCode].filter((alias) => alias !== undefined),
  group,
  ...more,
});

export const npqs: Vocabulary<Npq> = {
  name: 'national professional qualifications',
  source:
    'NPQ registration: courses.rb, load_legacy_participant_outcomes.rake, release notes (read 21 August 2026); ' +
    'terms of first availability: Explore education statistics, here the first day of the term; for the two of 2023 ' +
    'and 2024, the day they came to the sandbox of the API. The reformed qualifications of autumn 2021 go on from ' +
    'those of the 2017 suite',
  terms: [
    npq('NPQML', 'NPQ middle leadership', 'leadership', {
      legacyCode: '389040005',
      preparesFor: 'middle leader',
      from: '2017-09-01',
      to: '2022-08-31',
    }),
    npq('NPQSL', 'NPQ senior leadership', 'leadership', {
      identifier: 'npq-senior-leadership',
      legacyCode: '389040004',
      preparesFor: 'senior leader',
      from: '2017-09-01',
    }),
    npq('NPQH', 'NPQ headship', 'leadership', {
      identifier: 'npq-headship',
      legacyCode: '389040001',
      preparesFor: 'headteacher',
      from: '2017-09-01',
    }),
    npq('NPQEL', 'NPQ executive leadership', 'leadership', {
      identifier: 'npq-executive-leadership',
      legacyCode: '389040006',
      preparesFor: 'executive leader',
      from: '2017-09-01',
    }),
    npq('NPQLT', 'NPQ leading teaching', 'specialist', {
      identifier: 'npq-leading-teaching',
      legacyCode: '389040007',
      preparesFor: 'middle leader',
      from: '2021-09-01',
    }),
    npq('NPQLTD', 'NPQ leading teacher development', 'specialist', {
      identifier: 'npq-leading-teaching-development',
      legacyCode: '389040008',
      from: '2021-09-01',
    }),
    npq('NPQLBC', 'NPQ leading behaviour and culture', 'specialist', {
      identifier: 'npq-leading-behaviour-culture',
      legacyCode: '389040009',
      from: '2021-09-01',
    }),
    npq('NPQEYL', 'NPQ early years leadership', 'leadership', {
      identifier: 'npq-early-years-leadership',
      legacyCode: '389040010',
      from: '2022-09-01',
    }),
    npq('NPQLL', 'NPQ leading literacy', 'specialist', {
      identifier: 'npq-leading-literacy',
      legacyCode: '389040011',
      from: '2022-09-01',
    }),
    npq('NPQLPM', 'NPQ leading primary mathematics', 'specialist', {
      identifier: 'npq-leading-primary-mathematics',
      from: '2023-09-13',
    }),
    npq('NPQSENCO', 'NPQ special educational needs co-ordinator', 'leadership', {
      identifier: 'npq-senco',
      from: '2024-06-14',
    }),
    npq('EHCO', 'early headship coaching offer', 'coaching offer', {
      identifier: 'npq-early-headship-coaching-offer',
    }),
    npq('ASO', 'additional support offer for new headteachers', 'support offer', {
      identifier: 'npq-additional-support-offer',
    }),
  ],
};
