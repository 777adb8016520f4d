import { expect, it } from '@jest/globals';
import { importing, saidIn } from './importing.js';

const { newLog, imported } = importing();

it('an induction period that ends with a release is kept beside the next, also within a term of it', async () => {
  const log = await newLog();
  const file = (...rows: readonly string[]): string =>
    ['TRN,Date of birth,Induction period end date,Number of terms,Outcome', ...rows].join('\n');
  const first = '9900001,,2023-12-20,1,release';
  const second = '9900001,,2024-03-30,1,release';
  await imported(log, file(first), '2026-01-01T00:00:00.000Z');
  await imported(log, file(second), '2026-02-01T00:00:00.000Z');
  const endings = (type: string): readonly string[] =>
    saidIn(log).flatMap((line) =>
      line.includes(`"${type}"`) ? (/\d{4}-\d{2}-\d{2}/.exec(line.slice(line.indexOf('{')))?.[0] ?? '') : [],
    );
  for (const type of ['InductionReleased', 'InductionTermsRecorded'])
    expect(endings(type)).toEqual(['2023-12-20', '2024-03-30']);
  const known = await imported(log, file(first, second), '2026-03-01T00:00:00.000Z');
  expect(known).toMatchObject({ recorded: 0, failed: 0 });
});

it('an induction period that was claimed is kept beside the next, however soon that began; twice is once', async () => {
  const log = await newLog();
  const file = (...days: readonly string[]): string =>
    [
      'TRN,Date of birth,Induction programme,Induction period start date',
      ...days.map((day) => `9900001,,provider_led,${day}`),
    ].join('\n');
  await imported(log, file('2024-09-02'), '2026-01-01T00:00:00.000Z');
  await imported(log, file('2024-11-04'), '2026-02-01T00:00:00.000Z');
  const begun = () => saidIn(log).flatMap((line) => /"effectiveOn":"([^"]+)"/.exec(line)?.[1] ?? []);
  expect(begun()).toEqual(['2024-09-02', '2024-11-04']);
  const both = await imported(log, file('2024-11-04', '2024-09-02'), '2026-03-01T00:00:00.000Z');
  expect(both).toMatchObject({ recorded: 0, failed: 0 });
});
