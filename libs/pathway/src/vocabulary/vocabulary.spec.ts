import { describe, expect, it } from '@jest/globals';
import { isCalendarDate } from '../calendar.js';
import { careerBreakKinds } from './career-break-kinds.js';
import { cpdProgrammes } from './cpd-programmes.js';
import { deferralReasons } from './deferral-reasons.js';
import { designations } from './designations.js';
import { inductionExemptions } from './induction-exemptions.js';
import { leavingDestinations } from './leaving-destinations.js';
import { leavingReasons } from './leaving-reasons.js';
import { npqWithdrawalReasons } from './npq-withdrawal-reasons.js';
import { npqs } from './npqs.js';
import { phases } from './phases.js';
import { regions } from './regions.js';
import { roles } from './roles.js';
import { routes } from './routes.js';
import { schoolTypes } from './school-types.js';
import { sexes } from './sexes.js';
import { subjects } from './subjects.js';
import { trainingModels } from './training-models.js';
import { trainingWithdrawalReasons } from './training-withdrawal-reasons.js';
import type { Term, Vocabulary } from './vocabulary.js';
import { codeMeantBy, codeOrWords, isInUse, labelOf, termOf } from './vocabulary.js';

const vocabularies: readonly Vocabulary[] = [
  careerBreakKinds,
  cpdProgrammes,
  deferralReasons,
  designations,
  inductionExemptions,
  leavingDestinations,
  leavingReasons,
  npqWithdrawalReasons,
  npqs,
  phases,
  regions,
  roles,
  routes,
  schoolTypes,
  sexes,
  subjects,
  trainingModels,
  trainingWithdrawalReasons,
];

const namesOf = ({ code, label, aliases = [] }: Term): ReadonlySet<string> =>
  new Set([code, label, ...aliases].map((name) => name.toLowerCase()));

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, place) => names.indexOf(name) !== place);

const snakeCase = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9]+/g, '_');

describe.each(vocabularies.map((vocabulary) => [vocabulary.name, vocabulary] as const))(
  'The list of %s',
  (_name, { terms, source }) => {
    it('has terms and says where they were read', () => {
      expect(terms.length).toBeGreaterThan(0);
      expect(source).not.toBe('');
    });

    it('has each code once, none empty', () => {
      expect(repeated(terms.map(({ code }) => code))).toEqual([]);
      expect(terms.filter(({ code, label }) => code.trim() === '' || label.trim() === '')).toEqual([]);
    });

    it('calls no two terms by one name, be it code, label or alias', () => {
      expect(repeated(terms.flatMap((term) => [...namesOf(term)]))).toEqual([]);
    });

    it('has first days no later than last days, all of them calendar dates', () => {
      const days = terms.flatMap(({ from, to }) => [from, to]).filter((day) => day !== undefined);
      expect(days.filter((day) => !isCalendarDate(day))).toEqual([]);
      expect(terms.filter(({ from, to }) => from !== undefined && to !== undefined && from > to)).toEqual([]);
    });
  },
);

describe('The lists are whole', () => {
  it.each([
    [deferralReasons, 5],
    [designations, 5],
    [inductionExemptions, 17],
    [npqWithdrawalReasons, 21],
    [npqs, 13],
    [regions, 9],
    [routes, 31],
    [schoolTypes, 39],
    [subjects, 26],
    [trainingWithdrawalReasons, 33],
  ] as const)('%#', ({ terms }: Vocabulary, count) => {
    expect(terms).toHaveLength(count);
  });

  it('and the codes of phases, school types, regions and subjects are their labels in snake case', () => {
    const terms = [phases, schoolTypes, regions, subjects].flatMap((vocabulary) => vocabulary.terms);
    expect(terms.filter(({ code, label }) => code !== snakeCase(label))).toEqual([]);
  });
});

describe('What a source says', () => {
  it('is a code if it is a code, a label or an alias, letter case aside', () => {
    expect(codeMeantBy(regions, ' e12000003 ')).toBe('yorkshire_and_the_humber');
    expect(codeMeantBy(npqs, '389040001')).toBe('NPQH');
    expect(codeMeantBy(npqs, 'npq headship')).toBe('NPQH');
    expect(codeMeantBy(npqWithdrawalReasons, 'quality-of-programme-structure-not-suitable.')).toBe(
      'quality_of_programme_structure_not_suitable',
    );
    expect(codeMeantBy(trainingWithdrawalReasons, 'gone_into_employment')).toBe('got_a_job');
    expect(codeMeantBy(regions, 'Atlantis')).toBeUndefined();
  });

  it('stays as it is when nothing in the list has that very name', () => {
    expect(codeOrWords(phases, 'all-through')).toBe('all_through');
    expect(codeOrWords(phases, 'All-Through')).toBe('All-Through');
    expect(labelOf(phases, 'all_through')).toBe('all-through');
    expect(labelOf(phases, 'All-Through')).toBe('All-Through');
  });
});

describe('A term', () => {
  it('is in use from its first to its last day, both included', () => {
    const middleLeadership = termOf(npqs, 'NPQML')!;
    expect(isInUse(middleLeadership, '2017-08-31')).toBe(false);
    expect(isInUse(middleLeadership, '2017-09-01')).toBe(true);
    expect(isInUse(middleLeadership, '2022-08-31')).toBe(true);
    expect(isInUse(middleLeadership, '2022-09-01')).toBe(false);
  });

  it('of withdrawal that is no loss to the profession says so', () => {
    const notLost = trainingWithdrawalReasons.terms.filter(({ countsAs }) => countsAs !== 'loss');
    expect(notLost.map(({ code, countsAs }) => [code, countsAs])).toEqual([
      ['record_added_in_error', 'void'],
      ['moved_to_different_itt_course', 'transfer'],
      ['transferred_to_another_provider', 'transfer'],
    ]);
  });

  it('of the routes that is awarded without training asks for nothing of a training', () => {
    const direct = routes.terms.filter(({ withoutTraining }) => withoutTraining);
    expect(direct.filter(({ placementsNeeded, salaried }) => placementsNeeded > 0 || salaried)).toEqual([]);
    expect(direct.map(({ code }) => code)).toEqual([
      'assessment_only',
      'early_years_assessment_only',
      'apply_for_qts',
      'northern_irish_recognition',
      'scottish_recognition',
      'welsh_recognition',
      'qtls_and_set_membership',
      'european_recognition',
      'overseas_trained_teacher_recognition',
    ]);
  });

  it('of the NPQ list prepares for at most one stage', () => {
    const prepares = npqs.terms.filter(({ preparesFor }) => preparesFor !== undefined);
    expect(prepares.map(({ code, preparesFor }) => [code, preparesFor])).toEqual([
      ['NPQML', 'middle leader'],
      ['NPQSL', 'senior leader'],
      ['NPQH', 'headteacher'],
      ['NPQEL', 'executive leader'],
      ['NPQLT', 'middle leader'],
    ]);
  });
});
