import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ReportedFact } from '#intake/reported-fact';
import type { Catalogue } from '#pathway/fact';
import { teacherFacts } from '#pathway/catalogue';
import { personalFacts } from '#pathway/personal/subject';
import { organisationFacts } from '#pathway/organisation/organisation.facts';
import type { TeacherCommand, TeacherFact } from '#pathway/teacher';
import { decideTeacher, teacherVerbs } from '#pathway/teacher';
import { doubtfulCodes, faultsInFact } from '#pathway/well-formed';
import type { CareerRead } from '../spec/careers.js';
import { careersIn, censusOf, isInServiceOn, qtsOf, schoolYearOf, spellsOf } from '../spec/careers.js';
import { syntheticPopulation } from './population.js';

const UNTIL = '2026-08-31';
const population = (teachers: number, seed = 1) => syntheticPopulation({ seed, teachers, until: UNTIL });

const catalogue: Catalogue = { ...teacherFacts, ...organisationFacts };
const verbOf = Object.fromEntries(Object.entries(teacherVerbs).map(([verb, fact]) => [fact, verb]));

const digestOf = (facts: Iterable<ReportedFact>): string => {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(JSON.stringify(fact) + '\n');
  return hash.digest('hex');
};

describe('a synthetic population', () => {
  const facts = [...population(2000)];
  const careers = [...careersIn(facts)];

  it('is the same for the same seed and another for another', () => {
    const digest = digestOf(population(300));
    expect(digestOf(population(300))).toBe(digest);
    expect(digestOf(population(300, 2))).not.toBe(digest);
  });

  it('begins a larger one of the same seed', () => {
    const small = [...population(20)];
    expect(facts.slice(0, small.length)).toEqual(small);
  });

  it('tells well-formed facts', () => {
    const faults = facts.flatMap(({ fact }) =>
      faultsInFact(catalogue, fact).map((fault) => ({ fact, fault })),
    );
    expect(faults).toEqual([]);
  });

  it('uses the codes in use on the day', () => {
    const doubts = facts.flatMap(({ fact }) =>
      doubtfulCodes(catalogue, fact).map((doubt) => ({ fact, doubt })),
    );
    expect(doubts).toEqual([]);
  });

  it('says of everyone and everything named that it is synthetic', () => {
    const named = facts.flatMap(({ fact }) => ('name' in fact ? [String(fact.name)] : []));
    expect(named.filter((name) => !name.startsWith('Synthetic '))).toEqual([]);
    expect(facts.filter(({ stream }) => !/^(teacher|organisation)-synthetic-/.test(stream))).toEqual([]);
  });

  it('gives each fact a source id of its own', () => {
    expect(new Set(facts.map(({ source }) => source.id)).size).toBe(facts.length);
    expect(new Set(facts.map(({ source }) => source.system))).toEqual(new Set(['synthetic']));
  });

  it('knows nothing after the last day, and each career in the order in which it became known', () => {
    const late = facts.filter(
      ({ fact, recordedAt }) => fact.effectiveOn > UNTIL || recordedAt > `${UNTIL}T24`,
    );
    expect(late).toEqual([]);
    const unordered = careers.filter(({ history }) =>
      history.some(({ recordedAt }, index) => index > 0 && recordedAt < history[index - 1]!.recordedAt),
    );
    expect(unordered).toEqual([]);
    expect(facts.every(({ recordedAt }) => new Date(recordedAt).toISOString() === recordedAt)).toBe(true);
  });

  it('tells careers that the rules would have accepted, command by command', () => {
    expect(careers.flatMap(refusalsIn)).toEqual([]);
  });

  it('corrects between 1 and 2% of its facts, some by a void of a void', () => {
    const ofTeachers = facts.filter(({ stream }) => stream.startsWith('teacher-'));
    const corrections = ofTeachers.filter(({ fact }) => /^Fact(Voided|Corrected)$/.test(fact.type));
    const share = corrections.length / ofTeachers.length;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.02);
    const voids = careers.flatMap(({ history }) => history.filter(({ fact }) => fact.type === 'FactVoided'));
    const ids = new Set(voids.map(({ factId }) => factId));
    expect(voids.some(({ fact }) => 'factId' in fact && ids.has(fact.factId))).toBe(true);
  });

  it('names in a correction a fact of the same career', () => {
    const astray = careers.filter(({ history }) => {
      const ids = new Set(history.map(({ factId }) => factId));
      return history.some(({ fact }) => /^Fact/.test(fact.type) && 'factId' in fact && !ids.has(fact.factId));
    });
    expect(astray).toEqual([]);
  });
});

/** Says each fact of a career as a command, one after the other as they took effect. */
function refusalsIn({ stream, history, facts }: CareerRead): readonly unknown[] {
  const said: { factId: string; recordedAt: string; fact: TeacherFact }[] = [];
  return facts.flatMap((fact) => {
    const command = { ...fact, type: verbOf[fact.type] } as unknown as TeacherCommand;
    const decision = decideTeacher(command, said, UNTIL);
    said.push({
      factId: `${history.length}-${said.length}`,
      recordedAt: `${fact.effectiveOn}T00:00:00.000Z`,
      fact,
    });
    return 'refusal' in decision ? [{ stream, fact, refusal: decision.refusal }] : [];
  });
}

describe('the careers of a synthetic population', () => {
  const read = [...careersIn(population(6000, 3))].map(({ facts }) => {
    const qts = qtsOf(facts);
    return { facts, qts, spells: spellsOf(facts) };
  });
  const qualified = read.flatMap((career) =>
    career.qts === undefined ? [] : [{ ...career, qts: career.qts }],
  );

  const percentAfter = (years: number): number => {
    const entrants = qualified.filter(({ qts, spells }) => {
      const year = schoolYearOf(qts) + 1;
      return censusOf(year + years) <= UNTIL && isInServiceOn(spells, censusOf(year));
    });
    const retained = entrants.filter(({ qts, spells }) =>
      isInServiceOn(spells, censusOf(schoolYearOf(qts) + 1 + years)),
    );
    return (100 * retained.length) / entrants.length;
  };

  // School Workforce Census: in service at the census a number of years after the first one, returners counted.
  it.each([
    { years: 1, least: 87, most: 91 },
    { years: 5, least: 67, most: 73 },
    { years: 10, least: 57, most: 61 },
  ])('keeps $least to $most% of entrants after $years years', ({ years, least, most }) => {
    expect(percentAfter(years)).toBeGreaterThanOrEqual(least);
    expect(percentAfter(years)).toBeLessThanOrEqual(most);
  });

  it('brings 85 to 91% of the qualified into service within 16 months', () => {
    const followed = qualified.filter(({ qts }) => sixteenMonthsAfter(qts) <= UNTIL);
    const entered = followed.filter(({ qts, spells }) =>
      spells.some(({ from }) => from <= sixteenMonthsAfter(qts)),
    );
    expect(entered.length / followed.length).toBeGreaterThan(0.85);
    expect(entered.length / followed.length).toBeLessThan(0.91);
  });

  it('loses 5 to 7% of trainees', () => {
    const share =
      read.filter(({ facts }) => facts.some(({ type }) => type === 'TrainingWithdrawn')).length / read.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.07);
  });

  it('brings back about a fifth of those who left ten years ago or more', () => {
    const left = qualified.flatMap(({ spells }) =>
      spells.flatMap(({ to }, index) =>
        to !== undefined && to < '2016-09-01' ? [index < spells.length - 1] : [],
      ),
    );
    const share = left.filter((isBack) => isBack).length / left.length;
    expect(share).toBeGreaterThan(0.16);
    expect(share).toBeLessThan(0.25);
  });

  it('begins nothing that takes a teacher in service while out of it', () => {
    const begins = /^(NpqStarted|CpdStarted|AssignmentStarted|CareerBreakStarted|SystemLeaderDesignated)$/;
    const begun = read.flatMap(({ facts, spells }) =>
      facts.filter(({ type }) => begins.test(type)).map((fact) => ({ fact, spells })),
    );
    const impossible = begun.filter(({ fact, spells }) => !isInServiceOn(spells, fact.effectiveOn));
    expect(begun.length).toBeGreaterThan(1000);
    expect(impossible.map(({ fact }) => fact)).toEqual([]);
  });

  it('tells something of every kind of fact that sources report of teachers', () => {
    const told = new Set(read.flatMap(({ facts }) => facts.map(({ type }) => type)));
    const untold = Object.keys(teacherFacts).filter((type) => !told.has(type as TeacherFact['type']));
    expect(untold).toEqual(NOT_TOLD);
  });
});

/** Corrections are made by now; nothing sealed is made up; the rest is told with another fact or is too rare. */
const NOT_TOLD = [
  'TraineeAttributed',
  'QtsRevoked',
  'PlacementMentorAssigned',
  'InductionMentorAssigned',
  'ObservationStarted',
  'RecordMerged',
  'FactsReassigned',
  ...Object.keys(personalFacts),
  'FactVoided',
  'FactCorrected',
];

const sixteenMonthsAfter = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 16);
  return day.toISOString().slice(0, 10);
};
