import { describe, expect, it } from '@jest/globals';
import { bulkAddFile, traineeExportFile } from '#synthetic/files/register-files';
import { importing, saidIn } from './importing.js';

const { newLog, imported } = importing();

type Cells = Readonly<Record<string, string>>;

const table = (columns: readonly string[], cells: Cells): string =>
  [columns, columns.map((name) => cells[name] ?? '')].map((row) => row.join(',')).join('\n');
const exported = (cells: Cells, columns = traineeExportFile.columns): string =>
  table(columns, {
    ...{ register_id: 'synthetic-1', trn: '9900001', hesa_id: '12345678901234567' },
    ...{ course_training_route: 'Provider-led (postgrad)', course_qualification: 'QTS' },
    ...{ itt_start_date: '2022-09-02', ...cells },
  });
const addedInBulk = (cells: Cells = {}): string =>
  table(bulkAddFile.columns, {
    ...{ hesa_id: '12345678901234567', training_route: 'Provider-led (postgrad)' },
    ...{ itt_start_date: '02/09/2022', ...cells },
  });
const AWARDED = { award_given_at: '2023-07-20T10:00:00Z', provider_id: '900' };

describe('a file whose empty cells say nothing', () => {
  it('leaves fields that it lacks as they were told before', async () => {
    const log = await newLog();
    const fields = { course_education_phase: 'Primary', course_full_or_part_time: 'Full time' };
    await imported(log, exported({ ...AWARDED, ...fields }), '2026-01-01T00:00:00.000Z');
    const before = saidIn(log);
    const recommended =
      'TRN,Provider trainee ID,QTS or EYTS,Route,Date QTS or EYTS requirements met\n9900001,x,QTS,,20/7/2023';
    expect(await imported(log, recommended, '2026-02-01T00:00:00.000Z')).toMatchObject({ recorded: 0 });
    await imported(log, addedInBulk({ study_mode: 'part-time' }), '2026-03-01T00:00:00.000Z');
    expect(saidIn(log)).toEqual(before.map((line) => line.replace('full_time', 'part_time')));
  });
});

describe('a file that lacks a column', () => {
  it('says nothing of the field, while a cell left empty takes it back', async () => {
    const log = await newLog();
    const withdrawn = { withdraw_date: '2023-02-01', withdraw_reasons: '' };
    await imported(
      log,
      exported({ ...withdrawn, withdrawal_trigger: 'trainee' }),
      '2026-01-01T00:00:00.000Z',
    );
    const before = saidIn(log);
    const lacking = traineeExportFile.columns.filter((name) => name !== 'withdrawal_trigger');
    const later = await imported(log, exported(withdrawn, lacking), '2026-02-01T00:00:00.000Z');
    expect(later).toMatchObject({ recorded: 0, failed: 0 });
    expect(saidIn(log)).toEqual(before);
    await imported(log, exported(withdrawn), '2026-03-01T00:00:00.000Z');
    expect(saidIn(log).join()).not.toContain('trigger');
  });

  it('says nothing of the facts that are told by it', async () => {
    const log = await newLog();
    const columns = ['URN', 'EstablishmentName', 'TypeOfEstablishment (code)', 'EstablishmentStatus (code)'];
    const needed = [...columns, 'OpenDate', 'CloseDate', 'PhaseOfEducation (code)'];
    const row = { URN: '100001', EstablishmentName: 'One', 'TypeOfEstablishment (code)': '1' };
    const school = { ...row, 'EstablishmentStatus (code)': '1', 'PhaseOfEducation (code)': '2' };
    const placed = { ...school, Easting: '400000', Northing: '300000', 'GOR (name)': 'London' };
    const whole = [...needed, 'Easting', 'Northing', 'GOR (name)'];
    await imported(log, table(whole, placed), '2026-01-01T00:00:00.000Z');
    expect(saidIn(log)).toHaveLength(2);
    expect(await imported(log, table(needed, school), '2026-02-01T00:00:00.000Z')).toMatchObject({
      recorded: 0,
      alreadyKnown: 1,
    });
    await imported(log, table(whole, school), '2026-03-01T00:00:00.000Z');
    expect(saidIn(log).join()).not.toMatch(/SchoolLocated|london/);
  });
});

describe('a dated row that is imported after a file without dates', () => {
  const changed = (at: string, cells: Cells) => exported({ register_record_last_changed_at: at, ...cells });

  it('tells what nobody told since, and leaves alone what that file told', async () => {
    const log = await newLog();
    await imported(log, addedInBulk({ study_mode: 'part-time' }), '2026-01-01T00:00:00.000Z');
    const row = changed('2024-08-01T09:00:00Z', { ...AWARDED, course_full_or_part_time: 'Full time' });
    expect(await imported(log, row, '2026-02-01T00:00:00.000Z')).toMatchObject({
      recorded: 1,
      compared: { added: 1, outOfDate: 1 },
    });
    expect(saidIn(log).join()).toMatch(/QtsAwarded.*part_time/);
    expect(await imported(log, row, '2026-03-01T00:00:00.000Z')).toMatchObject({ recorded: 0 });
  });

  it('tells nothing where it is older than a dated row, which had told it all', async () => {
    const log = await newLog();
    await imported(log, changed('2025-08-01T09:00:00Z', {}), '2026-01-01T00:00:00.000Z');
    const older = changed('2024-08-01T09:00:00Z', AWARDED);
    expect(await imported(log, older, '2026-02-01T00:00:00.000Z')).toMatchObject({
      recorded: 0,
      compared: { outOfDate: 1 },
    });
  });
});
