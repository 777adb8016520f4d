import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { recordReported } from '#intake/record-reported';
import { syntheticPopulation } from '#synthetic/population';
import { asWhom, type Asking } from '../as-whom.js';
import { runningApi } from '../running-api.js';

jest.setTimeout(240_000);

type Api = Awaited<ReturnType<typeof runningApi>>;
let api: Api;
let researcher: Asking;
let another: Asking;
let officer: Asking;
let lead: Asking;
let trusts: readonly { readonly organisation: string; readonly count: number }[];

const as = (role: 'researcher' | 'tsa_lead' | 'data_officer', subject: string, ...organisations: string[]) =>
  asWhom(api, { role, subject: `synthetic-${subject}`, organisations, purpose: 'a test' });

beforeAll(async () => {
  api = await runningApi();
  const log = await openEventLog(api.logUrl);
  await recordReported(log, syntheticPopulation({ seed: 11, teachers: 400, until: '2026-08-31' }), {
    importedAt: '2026-09-01T00:00:00.000Z',
  });
  const head = await log.head();
  await log.close();
  await api.readModel.waitFor(head!, 60_000);
  researcher = await as('researcher', 'researcher');
  another = await as('researcher', 'another');
  officer = await as('data_officer', 'officer');
  const { headcount } = await officer.ask<{
    headcount: { byTrust: { edges: { node: { organisation: string; count: number } }[] } };
  }>('{ headcount(asOf: "2026-08-31") { byTrust(first: 200) { edges { node { organisation count } } } } }');
  trusts = headcount.byTrust.edges.map(({ node }) => node).toSorted((one, other) => other.count - one.count);
  lead = await as('tsa_lead', 'lead', ...trusts.slice(0, 8).map(({ organisation }) => organisation));
});
afterAll(() => api.stop());

const HEADCOUNT = `{ headcount(asOf: "2026-08-31") {
  inService onCareerBreak status basis { n warnings }
  byStage { stage count status } byPhase { phase count status }
  bySchool(first: 200) { totalCount edges { node { count status } } }
} }`;

interface Count {
  readonly count: number | null;
  readonly status: string | null;
}
interface Heads {
  readonly headcount: {
    readonly inService: number | null;
    readonly basis: { readonly n: number | null; readonly warnings: readonly string[] };
    readonly byStage: readonly (Count & { readonly stage: string })[];
    readonly byPhase: readonly Count[];
    readonly bySchool: { readonly edges: readonly { readonly node: Count }[] };
  };
}

const countsIn = ({ headcount }: Heads): readonly Count[] => [
  ...headcount.byStage,
  ...headcount.byPhase,
  ...headcount.bySchool.edges.map(({ node }) => node),
];

describe('A6: counts and totals across scopes', () => {
  it('are hidden where they are of few, and rounded, for a researcher', async () => {
    const counts = countsIn(await researcher.ask<Heads>(HEADCOUNT));
    const hidden = counts.filter(({ count }) => count === null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every(({ status }) => status === 'SUPPRESSED')).toBe(true);
    for (const { count } of counts) expect(count === null || count === 0 || count >= 10).toBe(true);
    for (const { count } of counts) expect((count ?? 0) % 5).toBe(0);
  });

  it('are of the schools seen, none from 1 to 4, for whoever leads an alliance', async () => {
    const [{ headcount: seen }, { headcount: all }] = [
      await lead.ask<Heads>(HEADCOUNT),
      await officer.ask<Heads>(HEADCOUNT),
    ];
    expect(seen.inService!).toBeLessThan(all.inService!);
    expect(seen.basis.n).toBe(seen.inService);
    for (const { count } of countsIn({ headcount: seen }))
      expect(count === null || count === 0 || count >= 5).toBe(true);
    expect(countsIn({ headcount: all }).some(({ count }) => count! >= 1 && count! <= 4)).toBe(true);
  });

  it('are not told by a list either, nor by its totalCount', async () => {
    const LISTED = '{ cohortMembers(cohort: "2015/16") { members { totalCount } } }';
    for (const who of [researcher, lead])
      expect(['FORBIDDEN', 'NOT_FOR_THIS_ROLE']).toContain(await who.codeOf(LISTED));
    const NPQS = '{ npqs(asOf: "2026-08-31") { counts { count status } } }';
    const { npqs } = await researcher.ask<{ npqs: { counts: Count[] } }>(NPQS);
    expect(npqs.counts.every(({ count }) => count === null || count >= 10)).toBe(true);
  });

  it('are in no warning and in no error', async () => {
    const { headcount } = await researcher.ask<Heads>(HEADCOUNT);
    for (const warning of headcount.basis.warnings.slice(0, -1)) expect(warning).not.toMatch(/\b[1-9]\d?\b/);
    const { body } = await researcher.post('{ pyramid { basis { n } } }');
    expect(body.errors![0]!.message).not.toMatch(/\d/);
  });
});

describe('A41: narrowed down to one', () => {
  it('a researcher may not draw a line of their own', async () => {
    const AMONG = `{ retention(asOf: "2026-08-31", among: [{ dimension: COHORT, values: ["2015/16"] }]) { basis { n } } }`;
    expect(await researcher.codeOf(AMONG)).toBe('NOT_FOR_THIS_ROLE');
    expect(await lead.codeOf(AMONG)).toBe('NOT_FOR_THIS_ROLE');
    expect(await officer.codeOf(AMONG)).toBeUndefined();
    const CROSSED = '{ retention(asOf: "2026-08-31", by: [FIRST_SCHOOL]) { basis { n } } }';
    expect(await researcher.codeOf(CROSSED)).toBe('NOT_FOR_THIS_ROLE');
  });

  it('a cell of few is null, with why', async () => {
    const BY = `{ retention(asOf: "2026-08-31", years: [5], by: [ROUTE]) {
      cohorts { n status cells { eligible retained percent status } } } }`;
    interface Cells {
      readonly retention: {
        readonly cohorts: readonly {
          readonly n: number | null;
          readonly status: string | null;
          readonly cells: readonly { readonly retained: number | null; readonly percent: number | null }[];
        }[];
      };
    }
    const { retention } = await another.ask<Cells>(BY);
    const { retention: truth } = await officer.ask<Cells>(BY);
    truth.cohorts.forEach(({ n }, place) => {
      const shown = retention.cohorts[place]!;
      if (n! < 10) expect([shown.n, shown.status]).toEqual([null, 'SUPPRESSED']);
      for (const { retained, percent } of shown.cells) if (retained === null) expect(percent).toBeNull();
    });
    expect(truth.cohorts.some(({ n }) => n! < 10)).toBe(true);
  });
});

describe('A44: what gives counts away', () => {
  it('a curve is in bands of many who left, its times to the month', async () => {
    const CURVE = `{ survival(asOf: "2026-08-31", atYears: [5], steps: true) {
      groups { n medianFollowUp medianLimits { lower upper } at { survival standardError }
        steps { time atRisk events survival status } } } }`;
    interface Curve {
      readonly survival: {
        readonly groups: readonly {
          readonly steps: readonly { readonly time: number; readonly events: number | null }[];
          readonly medianFollowUp: number | null;
        }[];
      };
    }
    const { survival } = await another.ask<Curve>(CURVE);
    const { survival: truth } = await officer.ask<Curve>(CURVE);
    const [shown, exact] = [survival.groups[0]!, truth.groups[0]!];
    expect(exact.steps.some(({ events }) => events! < 5)).toBe(true);
    expect(shown.steps.length).toBeLessThan(exact.steps.length / 3);
    for (const { time, events } of shown.steps) {
      expect(time % 30).toBe(0);
      expect(events === null || events === 0 || events >= 10).toBe(true);
    }
    expect(shown.medianFollowUp).toBeNull();
  });

  it('percentages are of what is shown, and are none where a count is not', async () => {
    const reader = await as('researcher', 'one-who-asks-for-the-first-time');
    const CELLS = `{ retention(asOf: "2026-08-31", years: [1, 2, 3, 5, 10]) {
      cohorts { cells { eligible retained percent } } pooled { cells { eligible retained percent } } } }`;
    type Rows = readonly {
      readonly cells: readonly Record<'eligible' | 'retained' | 'percent', number | null>[];
    }[];
    const { retention } = await reader.ask<{ retention: { cohorts: Rows; pooled: Rows } }>(CELLS);
    const cells = [...retention.cohorts, ...retention.pooled].flatMap((row) => row.cells);
    const shown = cells.filter(({ percent }) => percent !== null);
    for (const { eligible, retained, percent } of shown)
      expect(percent!).toBeCloseTo((100 * retained!) / eligible!, 9);
    for (const { retained, percent } of cells) if (retained === null) expect(percent).toBeNull();
  });

  it('quartiles need many beside them', async () => {
    const TIMES = '{ stageTimes(asOf: "2026-08-31") { steps { n p25Days medianDays status } } }';
    interface Times {
      readonly stageTimes: {
        readonly steps: readonly Record<'n' | 'p25Days' | 'medianDays', number | null>[];
      };
    }
    const { stageTimes } = await another.ask<Times>(TIMES);
    for (const { n, p25Days, medianDays } of stageTimes.steps) {
      if (n === null) expect([p25Days, medianDays]).toEqual([null, null]);
      expect((medianDays ?? 0) % 30).toBe(0);
    }
  });
});

describe('A45: from one day to the next', () => {
  it('a researcher may ask as of fixed days only, without knowledge dates', async () => {
    for (const [args, code] of [
      ['asOf: "2026-08-30"', 'NOT_FOR_THIS_ROLE'],
      ['asOf: "2026-08-31", knownAt: "2026-09-01T00:00:00Z"', 'NOT_FOR_THIS_ROLE'],
      ['asOf: "2026-07-31"', undefined],
    ] as const)
      expect(await another.codeOf(`{ headcount(${args}) { inService } }`)).toBe(code);
  });

  it('asked without a day the answer is as of the last fixed day', async () => {
    const { headcount } = await another.ask<{ headcount: { basis: { asOf: string } } }>(
      '{ headcount { basis { asOf } } }',
    );
    const next = new Date(Date.parse(headcount.basis.asOf) + 86_400_000);
    expect(next.getUTCDate() === 1 || next.getUTCMonth() === 10).toBe(true);
  });
});

describe('A29: fifty questions that are nearly the same', () => {
  it('tell ever less, and the same again what was told', async () => {
    const many = await as('researcher', 'harvester');
    const days = Array.from({ length: 50 }, (_, month) =>
      new Date(Date.UTC(2026, 7 - month + 1, 0)).toISOString().slice(0, 10),
    );
    const QUESTION =
      'query ($asOf: CalendarDate!) { headcount(asOf: $asOf) { inService byStage { count } } }';
    const told: (string | null)[] = [];
    for (const asOf of days) {
      const { headcount } = await many.ask<Heads>(QUESTION, { asOf });
      told.push(headcount.inService === null ? null : JSON.stringify(headcount));
    }
    expect(told[0]).not.toBeNull();
    expect(told.filter((each) => each === null).length).toBeGreaterThan(10);
    const { headcount } = await many.ask<Heads>(QUESTION, { asOf: days[0] });
    expect(JSON.stringify(headcount)).toBe(told[0]);
  });
});
