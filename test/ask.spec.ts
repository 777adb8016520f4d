import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Said } from './import-run.js';
import { say } from './import-run.js';
import { runningApi } from './running-api.js';

/** The questions in the terminal, asked of the sample's synthetic careers. */
const sample = (file: string): string => fileURLToPath(new URL(`../sample/${file}`, import.meta.url));

let api: Awaited<ReturnType<typeof runningApi>>;
const asking = (...args: readonly string[]): Promise<Said> => say(['ask', ...args, '--url', api.url]);

beforeAll(async () => {
  api = await runningApi();
  const files = [sample('career-events.csv'), '--schools', sample('schools.csv')];
  const imported = await say(['import', ...files, '--log', api.logUrl]);
  expect(imported).toMatchObject({ exitCode: 0 });
  await untilAnswered();
});
afterAll(() => api.stop());

async function untilAnswered(): Promise<void> {
  for (;;) {
    const { readModel } = await api.ask<{ readModel: { head: string | null; position: string | null } }>(
      '{ readModel { head position } }',
    );
    if (readModel.head !== null && readModel.head === readModel.position) return;
    await sleep(20);
  }
}

const AS_OF = ['--as-of', '2024-12-31'];

/** What is said to a question that can't be asked without: by the argument, else by its type. */
const NEEDED: Readonly<Record<string, string>> = {
  candidates: 'C1',
  cohort: '2014/15',
  landmarkYears: '1',
  role: 'headteacher',
  scores: '[[1]]',
  teacherId: 'synthetic-blake',
  to: '2024-08-31',
  vacancies: 'V1',
  CalendarDate: '2021-09-01',
  Grouping: 'route',
  ID: 'synthetic-school-a',
  Instant: '2024-08-31T00:00:00Z',
};

/** What a question wants beyond that. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  whatIf: ['--closures', '[{"route":"school_direct_salaried","closedOn":"2014-01-01"}]'],
};

const given = ({ name, type }: SchemaArgument): readonly string[] => {
  const value = NEEDED[name] ?? NEEDED[innermost(type)];
  if (value === undefined) throw new Error(`What should ${name} of type ${innermost(type)} be?`);
  return [`--${name}`, value];
};

const innermost = ({ name, ofType }: SchemaType): string => (ofType ? innermost(ofType) : name!);

describe('pathways ask', () => {
  it('lists every question of the service, and answers each', async () => {
    const { stdout, exitCode } = await asking('--list', '--json');
    expect(exitCode).toBe(0);
    const listed = JSON.parse(stdout) as { question: string }[];
    const { __schema } = await api.ask<{ __schema: { queryType: { fields: SchemaField[] } } }>(
      '{ __schema { queryType { fields { name args { name defaultValue type { kind name ofType { name ofType { name ofType { name } } } } } } } } }',
    );
    const { fields } = __schema.queryType;
    expect(listed.map(({ question }) => question)).toEqual(fields.map(({ name }) => name));
    for (const { name, args } of fields) {
      const needed = args.filter((argument) => argument.type.kind === 'NON_NULL' && !argument.defaultValue);
      const said = await asking(name, ...needed.flatMap(given), ...(WANTED[name] ?? []));
      expect({ name, ...said }).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/\S/) });
    }
  });

  it('prints a table with what the answer rests on', async () => {
    const { stdout } = await asking('headcount', ...AS_OF);
    expect(stdout).toMatch(/│\s*inService │ onCareerBreak │/);
    expect(stdout).toMatch(/byStage\n[\s\S]*│ early career teacher │\s+\d+ │/);
    expect(stdout).toContain('Teachers with QTS in service at the close of the day');
    expect(stdout).toMatch(/n = \d+, as of 2024-12-31, position \S+/);
  });

  it('prints the answer as JSON, as the service gave it', async () => {
    const { stdout } = await asking('headcount', ...AS_OF, '--json');
    const { headcount } = await api.ask<{ headcount: object }>(
      '{ headcount(asOf: "2024-12-31") { inService byStage { stage count } basis { n position } } }',
    );
    expect(JSON.parse(stdout)).toMatchObject(headcount);
  });

  it('takes the knowledge of so many days after the day asked about', async () => {
    const within = await asking('headcount', ...AS_OF, '--known-within', '30', '--json');
    const at = await asking('headcount', ...AS_OF, '--known-at', '2025-01-30T23:59:59.999Z', '--json');
    expect(within).toMatchObject({ exitCode: 0, stdout: at.stdout });
    const both = await asking('headcount', '--known-within', '30', '--known-at', '2025-01-30T00:00:00Z');
    expect(both).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('not both') });
  });

  it('prints one table as CSV: numbers exact, of a day that has not come z, the basis apart', async () => {
    const args = [
      'retention',
      '--by',
      'route',
      '--years',
      '1,50',
      ...AS_OF,
      '--csv',
      '--table',
      'cohorts.cells',
    ];
    const { stdout, stderr } = await asking(...args);
    const rows = parse(stdout, { columns: true }) as Readonly<Record<string, string>>[];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        cohort: expect.stringMatching(/^\d{4}\/\d{2}$/),
        route: expect.anything(),
      });
      if (row.year === '50') expect(row).toMatchObject({ retained: 'z', percent: 'z' });
      else expect(row.retained).toMatch(/^\d+$/);
    }
    expect(stdout).not.toContain('as of 2024-12-31');
    expect(stderr).toContain('as of 2024-12-31');
  });

  it('tells in CSV what cannot be known (x) from what does not apply (z) and from zero', async () => {
    const cellsOf = async (...args: readonly string[]) => {
      const { stdout } = await asking(...args, ...AS_OF, '--csv');
      return parse(stdout, { columns: true }) as Readonly<Record<string, string>>[];
    };
    const [survival] = await cellsOf('survival', '--at-years', '60', '--table', 'groups.at');
    expect(survival).toMatchObject({ survival: 'x', atRisk: 'x' });
    const [empty] = await cellsOf('retention', '--cohorts', '1950/51', '--years', '1', '--table', 'cohorts.cells'); // prettier-ignore
    expect(empty).toMatchObject({ eligible: '0', retained: '0', percent: 'z', 'limits.lower': 'z' });
  });

  it('says of several tables in one CSV file which is which, and what does not apply as z', async () => {
    const { stdout } = await asking('headcount', ...AS_OF, '--csv');
    const rows = parse(stdout, { columns: true }) as Readonly<Record<string, string>>[];
    expect(rows[0]).toMatchObject({
      table: 'headcount',
      stage: 'z',
      inService: expect.stringMatching(/^\d+$/),
    });
    expect(rows.find(({ table }) => table === 'byStage')).toMatchObject({ inService: 'z' });
  });

  it('takes arguments as the terminal or the schema writes them', async () => {
    const kebab = await asking('timeline', '--teacher-id', 'synthetic-blake', '--json');
    const camel = await asking('timeline', '--teacherId', 'synthetic-blake', '--json');
    expect(kebab).toMatchObject({ exitCode: 0 });
    expect(camel.stdout).toBe(kebab.stdout);
  });
});

interface SchemaField {
  readonly name: string;
  readonly args: readonly SchemaArgument[];
}

interface SchemaArgument {
  readonly name: string;
  readonly defaultValue: string | null;
  readonly type: SchemaType & { readonly kind: string };
}

interface SchemaType {
  readonly name: string | null;
  readonly ofType?: SchemaType | null;
}

describe('pathways ask, said wrongly', () => {
  const wrong = [
    { said: [], message: 'Name a question' },
    { said: ['retentoin'], message: 'Did you mean retention?' },
    { said: ['timeline'], message: "'--teacher-id <id>' not specified" },
    { said: ['retention', '--years', 'one'], message: 'Give a whole number.' },
    { said: ['retention', '--breaks', 'maybe'], message: 'Give one of: IN, OUT.' },
    { said: ['retention', '--yaers', '1'], message: 'Did you mean --years?' },
    { said: ['headcount', '--as-of', '2023-02-29'], message: 'there is no such day' },
    { said: ['headcount', '--table', 'heads'], message: "no table 'heads'; it has: headcount" },
  ];
  it.each(wrong)('$said: says what to mend', async ({ said, message }) => {
    const answer = await asking(...said);
    expect(answer).toMatchObject({ exitCode: 2, stdout: '' });
    expect(answer.stderr).toContain(message);
  });

  it('says where nobody answers', async () => {
    const answer = await say(['ask', 'headcount', '--url', 'http://127.0.0.1:1']);
    expect(answer).toMatchObject({ exitCode: 74, stdout: '' });
    expect(answer.stderr).toContain('No service answers at http://127.0.0.1:1/graphql');
  });

  it('helps: examples first, then the arguments of the question', async () => {
    const { stdout, exitCode } = await asking('retention', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}pathways ask retention\n/);
    expect(stdout).toMatch(/--as-of <date> +What was true at the close of this day/);
    expect((await asking('--help')).stdout).toMatch(/^Examples:\n {2}pathways ask --list\n/);
  });
});
