import type { Term, Vocabulary } from './vocabulary.js';

export interface Route extends Term {
  readonly award: 'QTS' | 'EYTS';
  /** In how many schools placements must be recorded before the award; 0 where the source names no minimum. */
  readonly placementsNeeded: number;
  /** A school employs the trainee from the start. */
  readonly salaried: boolean;
  /** One of the placements is in the school that employs the trainee. */
  readonly placedWhereEmployed: boolean;
  /** The award rests on an assessment or on recognition, so that no training need be on record. */
  readonly withoutTraining: boolean;
}

const route = (
  code: string,
  label: string,
  award: Route['award'],
  placementsNeeded: number,
  more: Partial<Route> = {},
): Route => ({
  code,
  label,
  award,
  placementsNeeded,
  salaried: false,
  placedWhereEmployed: false,
  withoutTraining: false,
  ...more,
});

const recognition = (code: string, label: string, more: Partial<Route> = {}): Route =>
  route(code, label, 'QTS', 0, { withoutTraining: true, ...more });

const employing = { salaried: true, placedWhereEmployed: true } as const;

/** The list of 22 August 2026 says that they are no longer offered, but not since when. */
const closed = { to: '2026-08-21' } as const;

/** Routes on which trainees are registered today. */
const trainingRoutes: readonly Route[] = [
  route('assessment_only', 'Assessment only', 'QTS', 0, { aliases: ['16'], withoutTraining: true }),
  route('provider_led_postgrad', 'Primary and secondary postgraduate fee funded', 'QTS', 2, {
    aliases: ['12', 'HE', 'Provider-led (postgrad)'],
    from: '2022-08-01',
  }),
  route('early_years_undergrad', 'Early years undergrad', 'EYTS', 0, {
    aliases: ['18', 'Early years (undergrad)', 'Early years undergraduate'],
  }),
  route('school_direct_tuition_fee', 'School Direct tuition fee', 'QTS', 2, {
    aliases: ['02', 'SD', 'School direct (fee funded)'],
  }),
  route('school_direct_salaried', 'School Direct salaried', 'QTS', 2, {
    aliases: ['03', 'SS', 'School direct (salaried)'],
    ...employing,
  }),
  route('scitt', 'SCITT', 'QTS', 2, { aliases: ['School-centred initial teacher training', 'SC'] }),
  route('higher_education', 'Higher education institution', 'QTS', 2, { aliases: ['HEI'] }),
  route('pg_teaching_apprenticeship', 'Postgraduate teaching apprenticeship', 'QTS', 2, {
    aliases: ['10', 'TA', 'Teaching apprenticeship (postgrad)'],
    ...employing,
  }),
  route('early_years_assessment_only', 'Early years assessment only', 'EYTS', 0, {
    aliases: ['17', 'Early years (assessment only)'],
    withoutTraining: true,
  }),
  route('early_years_salaried', 'Early years salaried', 'EYTS', 0, {
    aliases: ['20', 'Early years (salaried)', 'Early years graduate employment based'],
    salaried: true,
  }),
  route('early_years_postgrad', 'Early years postgrad', 'EYTS', 0, {
    aliases: ['19', 'Early years (postgrad)', 'Early years graduate entry'],
  }),
  route('provider_led_undergrad', 'Primary and secondary undergraduate fee funded', 'QTS', 2, {
    aliases: ['11', 'Provider-led (undergrad)'],
  }),
  route('opt_in_undergrad', 'Undergraduate opt-in', 'QTS', 2, { aliases: ['09', 'Opt-in (undergrad)'] }),
  route('hpitt_postgrad', 'High potential ITT (Teach First)', 'QTS', 2, {
    aliases: ['21', 'Teach First', 'High potential initial teacher training (HPITT)'],
    salaried: true,
  }),
  route('iqts', 'International QTS', 'QTS', 1, {
    aliases: ['15', 'International qualified teacher status (iQTS)'],
  }),
  route('teacher_degree_apprenticeship', 'Teacher degree apprenticeship', 'QTS', 2, {
    aliases: ['14', 'TDA'],
    ...employing,
  }),
];

/** Routes that only the Teaching Record System knows: recognition, and ways of training of smaller or former schemes. */
const otherRoutes: readonly Route[] = [
  recognition('apply_for_qts', 'Apply for Qualified Teacher Status in England', {
    aliases: ['Apply for QTS in England'],
  }),
  recognition('northern_irish_recognition', 'Northern Irish Recognition'),
  recognition('scottish_recognition', 'Scottish Recognition'),
  recognition('welsh_recognition', 'Welsh Recognition'),
  recognition('qtls_and_set_membership', 'QTLS and SET Membership', { aliases: ['QTLS'] }),
  recognition('european_recognition', 'European Recognition', closed),
  recognition('overseas_trained_teacher_recognition', 'Overseas Trained Teacher Recognition', closed),
  route('flexible_itt', 'Flexible ITT', 'QTS', 0),
  route('future_teaching_scholars', 'Future Teaching Scholars', 'QTS', 0),
  route('graduate_teacher_programme', 'Graduate Teacher Programme', 'QTS', 0, {
    aliases: ['GTP'],
    salaried: true,
    ...closed,
  }),
  route('registered_teacher_programme', 'Registered Teacher Programme', 'QTS', 0, {
    aliases: ['RTP'],
    salaried: true,
    ...closed,
  }),
  route('overseas_trained_teacher_programme', 'Overseas Trained Teacher Programme', 'QTS', 0, {
    aliases: ['OTTP'],
    salaried: true,
    ...closed,
  }),
  route('troops_to_teach', 'Troops to Teach', 'QTS', 0, { aliases: ['Troops to Teachers'], ...closed }),
  route('licensed_teacher_programme', 'Licensed Teacher Programme', 'QTS', 0, closed),
  route('hei_historic', 'HEI - Historic', 'QTS', 0, closed),
];

export const routes: Vocabulary<Route> = {
  name: 'training routes',
  source:
    'Register trainee teachers: training_routes.rb, HESA code set, training_route.yml; Teaching Record System: ' +
    'route types in TrsDbContext.Seeding.cs, of which those without training dates need no training (read 22 August 2026)',
  terms: [...trainingRoutes, ...otherRoutes],
};
