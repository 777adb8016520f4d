import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsIn, say } from './import-run.js';
import { runningApi } from './running-api.js';
import { signedIn } from './signed-in.js';

/** Files as people have them, through the command line and an upload, and what the figures say of them. */
let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.stop());

const TRAINEES = [1, 2, 3, 4, 5];
const COLUMNS = [
  ...['register_id', 'hesa_id', 'trn', 'trainee_status', 'register_record_last_changed_at', 'provider_id'],
  ...['first_names', 'course_training_route', 'course_qualification', 'course_education_phase'],
  ...['course_subject_category', 'course_full_or_part_time', 'itt_start_date', 'expected_end_date'],
  ...['trainee_start_date', 'training_partner_urn', 'employing_school_urn', 'placement_one', 'placement_two'],
  ...['other_placements', 'award_standards_met_date', 'award_given_at', 'defer_date'],
  ...['return_from_deferral_date', 'withdraw_date', 'withdraw_reasons'],
];

type Cells = Readonly<Record<string, string>>;

const trainee = (number: number, more: Cells = {}): Cells => ({
  register_id: `synthetic-${number}`,
  trn: `990000${number}`,
  trainee_status: 'QTS awarded',
  register_record_last_changed_at: '2021-08-01T09:00:00Z',
  provider_id: 'S1',
  first_names: 'Synthetic',
  course_training_route: 'Provider-led (undergrad)',
  course_qualification: 'QTS',
  itt_start_date: '2020-09-02',
  award_given_at: '2021-07-12T09:00:00Z',
  ...more,
});

const csv = (columns: readonly string[], rows: readonly Cells[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map((cell) => (/[,"\n]/.test(cell) ? `"${cell}"` : cell)).join(','))
    .join('\n');

const exported = (change: (number: number) => Cells = () => ({})): string =>
  csv(
    COLUMNS,
    TRAINEES.map((number) => trainee(number, change(number))),
  );

const EMPLOYMENT = [
  ...['Teachers Pensions Reference Number (TRN)', 'Local Authority Code', 'Establishment Code', 'Start Date'],
  ...['End Date', 'Withdrawal Indicator', 'Extract Date'],
];

/** Four of the five are employed; the first seems to have left, if `withdrawn`. */
const extract = (on: string, withdrawn: boolean): string =>
  `RESTRICTED\n${csv(
    EMPLOYMENT,
    TRAINEES.slice(0, 4).map((number) => ({
      [EMPLOYMENT[0]!]: `990000${number}1`,
      'Local Authority Code': '201',
      'Establishment Code': '2001',
      'Start Date': '01/09/2021',
      'End Date': '31/08/2022',
      'Withdrawal Indicator': number === 1 && withdrawn ? 'W' : '',
      'Extract Date': on,
    })),
  )}`;

async function importing(name: string, text: string, ...options: readonly string[]) {
  const file = join(api.folder, name);
  writeFileSync(file, text);
  const said = await say(['import', file, '--log', api.logUrl, '--json', ...options]);
  return { exitCode: said.exitCode, report: JSON.parse(said.stdout).file as Record<string, unknown> };
}

/** Of everything that is on record by now. */
const lastPosition = async (): Promise<string> => (await eventsIn(api.logUrl)).at(-1)!.position;

const qualified = async (): Promise<unknown> => {
  const { cohorts } = await api.ask<{ cohorts: { cohorts: object[] } }>(
    `{ cohorts(asOf: "2024-12-31", atLeast: "${await lastPosition()}") { cohorts { cohort qualified entered } } }`,
  );
  return cohorts.cohorts;
};

/** How many of the cohort are there two years after qualifying. */
const retained = async (knownAt = '2027-01-01T00:00:00Z'): Promise<unknown> => {
  const { retention } = await api.ask<{
    retention: { cohorts: { cells: { year: number; retained: number }[] }[] };
  }>(
    `{ retention(asOf: "2024-12-31", knownAt: "${knownAt}", years: [2], atLeast: "${await lastPosition()}") {
      cohorts { cells { year retained } } } }`,
  );
  return retention.cohorts[0]?.cells.find(({ year }) => year === 2)?.retained;
};

describe('trainees exported from Register trainee teachers', () => {
  it('are a cohort once they are imported, and no bigger one when they come again', async () => {
    const first = await importing('trainees.csv', exported());
    expect(first).toMatchObject({
      exitCode: 0,
      report: {
        format: 'register-trainee-export',
        recorded: 15,
        compared: { details: 5, people: { new: 5, known: 0 } },
      },
    });
    expect(await qualified()).toEqual([{ cohort: '2020/21', qualified: 5, entered: 0 }]);
    const again = await importing('trainees.csv', exported());
    expect(again.report).toMatchObject({ recorded: 0, alreadyKnown: 10 });
    const { stderr } = await say(['import', join(api.folder, 'trainees.csv'), '--log', api.logUrl]);
    expect(stderr).toContain('Nothing new: everything this file tells was on record already.');
    expect(stderr).not.toContain('first_names');
  });
});

describe("Teachers' Pensions records of the same people", () => {
  it('tell who stayed; an end that is taken back is one no more, but it was known for a while', async () => {
    await importing('pensions-1.csv', extract('25/09/2022', true));
    expect(await retained()).toBe(3);
    const later = await importing('pensions-2.csv', extract('25/10/2022', false));
    expect(later.report).toMatchObject({ compared: { takenBack: 2, people: { new: 0, known: 4 } } });
    expect(await retained()).toBe(4);
    expect(await retained('2022-10-01T00:00:00Z')).toBe(3);
    const older = await importing('pensions-1.csv', extract('25/09/2022', true));
    expect(older.report).toMatchObject({ recorded: 0, compared: { outOfDate: 1 } });
    expect(await retained()).toBe(4);
  });
});

describe('an upload', () => {
  const upload = async (body: string | Buffer<ArrayBuffer>, query = '', type = 'text/csv') => {
    const response = await fetch(`${api.url}/imports${query}`, {
      method: 'POST',
      headers: { ...signedIn(api.url), ...(type !== '' && { 'content-type': type }) },
      body,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const inError = (number: number): Cells =>
    number === 5
      ? {
          register_record_last_changed_at: '2021-09-20T09:00:00Z',
          withdraw_date: '2021-09-20',
          withdraw_reasons: 'This training record was added in error\nUnknown',
        }
      : {};

  it('is only looked at in a dry run, and then taken; a record added in error is no loss, but was none', async () => {
    expect(await upload(exported(inError), '?dryRun=true')).toMatchObject({
      status: 200,
      body: { dryRun: true, format: 'register-trainee-export', compared: { takenBack: 2, added: 0 } },
    });
    expect(await qualified()).toMatchObject([{ qualified: 5 }]);
    const packed = Buffer.from(gzipSync(exported(inError)));
    expect(await upload(packed, '', 'application/gzip')).toMatchObject({
      status: 200,
      body: { recorded: 2, compared: { takenBack: 2 } },
    });
    expect(await qualified()).toEqual([{ cohort: '2020/21', qualified: 4, entered: 4 }]);
  });

  it('tells what is wrong with rows, and with the whole file', async () => {
    const wrong = exported((number) => (number === 2 ? { award_given_at: 'last July' } : inError(number)));
    expect(await upload(wrong)).toMatchObject({
      status: 200,
      body: { failed: 1, firstFailed: [{ line: 3, problems: [{ column: 'award_given_at' }] }] },
    });
    expect(await upload('a,b\n1,2\n')).toMatchObject({ status: 422, body: { error: expect.anything() } });
    expect(await upload('')).toMatchObject({
      status: 422,
      body: { error: 'The file is empty. Its first row must name the columns.' },
    });
    expect(await upload(exported(), '?on=yesterday')).toMatchObject({ status: 422 });
    expect(await upload(exported(), '?format=trainees')).toMatchObject({ status: 422 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'])(
    'is refused as %s, as a page from elsewhere could send it',
    async (type) => {
      expect((await upload(exported(), '', type)).status).toBe(415);
    },
  );
});
