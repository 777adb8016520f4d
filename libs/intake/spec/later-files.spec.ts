import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '#synthetic/chance/random';
import { traineeExportFile } from '#synthetic/files/register-files';
import { sampleFile, type SampleRow } from '#synthetic/files/sample-file';
import { importing, saidIn } from './importing.js';

const { newLog, imported } = importing();
const ROWS = 400;
const SEED = 5;

/** Every fifth trainee turns out otherwise in the later file, which is dated. */
const otherwise = (row: SampleRow, number: number): SampleRow => {
  const { cells, tells } =
    number % 5 === 0 ? traineeExportFile.row(seededRandom(SEED + 1, number), number) : row;
  return { cells: { ...cells, register_record_last_changed_at: '2026-01-05T09:00:00Z' }, tells };
};

describe('a later export of the same trainees', () => {
  const first = sampleFile(traineeExportFile, { rows: ROWS, seed: SEED, faulty: 0 });
  const later = sampleFile(traineeExportFile, { rows: ROWS, seed: SEED, faulty: 0, later: otherwise });

  it('comes to what it says by itself, with nothing recorded but what differs', async () => {
    const log = await newLog();
    await imported(log, first.text);
    const before = log.events().length;
    const report = await imported(log, later.text);
    const alone = await newLog();
    await imported(alone, later.text);
    expect(saidIn(log)).toEqual(saidIn(alone));
    expect(report.compared?.people).toEqual({ new: 0, known: ROWS });
    expect(log.events().length - before).toBeLessThan(ROWS);

    const once = log.events().length;
    expect(await imported(log, first.text)).toMatchObject({ recorded: 0 });
    expect(await imported(log, later.text)).toMatchObject({ recorded: 0 });
    expect(log.events()).toHaveLength(once);
  });
});

describe('a trainee', () => {
  const header = traineeExportFile.columns.join(',');
  const base: SampleRow['cells'] = {
    ...{ register_id: 'synthetic-1', trn: '9900001', course_training_route: 'Provider-led (postgrad)' },
    ...{ course_qualification: 'QTS', itt_start_date: '2022-09-02' },
  };
  const file = (...rows: readonly SampleRow['cells'][]): string =>
    [
      header,
      ...rows.map((row) =>
        traineeExportFile.columns.map((name) => ({ ...base, ...row })[name] ?? '').join(','),
      ),
    ].join('\n');
  const said = async (...files: readonly string[]): Promise<readonly string[]> => {
    const log = await newLog();
    for (const [place, each] of files.entries())
      await imported(log, each, `2026-0${place + 1}-01T00:00:00.000Z`);
    return saidIn(log)
      .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as { effectiveOn: string; type: string })
      .map(({ effectiveOn, type }) => `${effectiveOn} ${type}`)
      .toSorted();
  };
  const started = '2022-09-02 TrainingStarted';

  it('who defers a second time has deferred twice, though an export tells the latest time only', async () => {
    const first = { defer_date: '2023-01-10', return_from_deferral_date: '2023-09-01' };
    const second = { defer_date: '2024-01-10', return_from_deferral_date: '2023-09-01' };
    const back = { defer_date: '2024-01-10', return_from_deferral_date: '2024-09-01' };
    const twice = [
      started,
      ...['2023-01-10 TrainingDeferred', '2023-09-01 TrainingResumed', '2024-01-10 TrainingDeferred'],
    ].toSorted();
    expect(await said(file(first), file(second))).toEqual(twice);
    expect(await said(file(first), file(second), file(back))).toEqual([
      ...twice,
      '2024-09-01 TrainingResumed',
    ]);
  });

  it('who returned in one training has not by that deferred twice in another', async () => {
    const withoutId = 'TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\n9900001,02/09/2019,,\n';
    const other = { register_id: 'synthetic-2', itt_start_date: '2024-09-02', defer_date: '2025-01-10' };
    const first = { defer_date: '2023-01-10', return_from_deferral_date: '2023-09-01' };
    const both = [
      ...[started, '2023-01-10 TrainingDeferred', '2023-09-01 TrainingResumed'],
      ...['2024-09-02 TrainingStarted', '2025-01-10 TrainingDeferred'],
    ];
    expect(await said(withoutId, file(first, other), file(first, other))).toEqual(both.toSorted());
  });

  it('who came back on the day of the deferral has deferred once, however often that is told', async () => {
    const sameDay = { defer_date: '2023-01-10', return_from_deferral_date: '2023-01-10' };
    const once = ['2022-09-02 TrainingStarted', '2023-01-10 TrainingDeferred', '2023-01-10 TrainingResumed'];
    expect(await said(file(sameDay), file(sameDay), file(sameDay))).toEqual(once);
    const second = { defer_date: '2023-01-10', return_from_deferral_date: '2023-03-01' };
    expect(await said(file(sameDay), file(second))).toEqual([
      ...once.slice(0, 2),
      '2023-03-01 TrainingResumed',
    ]);
  });

  it('whose day of deferral was wrong has deferred once', async () => {
    expect(await said(file({ defer_date: '2023-01-10' }), file({ defer_date: '2023-02-10' }))).toEqual([
      started,
      '2023-02-10 TrainingDeferred',
    ]);
  });

  it('who trains twice has two trainings, each with its own outcome', async () => {
    const again = {
      register_id: 'synthetic-2',
      itt_start_date: '2024-09-02',
      award_given_at: '2025-07-01T09:00:00Z',
    };
    const both = [
      started,
      '2023-02-01 TrainingWithdrawn',
      '2024-09-02 TrainingStarted',
      '2025-07-01 QtsAwarded',
    ];
    const withdrawn = { withdraw_date: '2023-02-01' };
    expect(await said(file(withdrawn), file(withdrawn, again), file(again))).toEqual(both.toSorted());
  });

  it('who was added in error was never one; the other training of the same person stays', async () => {
    const other = { register_id: 'synthetic-2', itt_start_date: '2024-09-02' };
    const inError = {
      withdraw_date: '2023-02-01',
      withdraw_reasons: 'This training record was added in error',
    };
    expect(await said(file({}, other), file(inError, other))).toEqual(['2024-09-02 TrainingStarted']);
    expect(await said(file(inError))).toEqual([]);
    expect(await said(file({}), file(inError), file({}))).toEqual([started]);
  });

  it('is one to files of other kinds from the same source', async () => {
    const placements =
      'TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\n9900001,02/09/2022,990001,';
    const recommended =
      'TRN,Provider trainee ID,QTS or EYTS,Route,Date QTS or EYTS requirements met\n9900001,x,QTS,,20/7/2023';
    const awarded = { placement_one: '990001', award_given_at: '2023-07-21T10:00:00Z' };
    const whole = ['2022-09-02 PlacementStarted', started, '2023-07-21 QtsAwarded'];
    expect(await said(file({}), placements, recommended, file(awarded))).toEqual(whole);
  });
});

describe('an export without trainees', () => {
  it('says nothing, and nothing is wrong with it', async () => {
    const file = `${traineeExportFile.columns.join(',')}\nNo trainee data to export\n`;
    expect(await imported(await newLog(), file)).toMatchObject({
      ...{ rows: 0, failed: 0, recorded: 0 },
      compared: { noData: 1 },
    });
  });
});
