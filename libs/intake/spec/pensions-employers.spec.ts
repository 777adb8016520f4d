import { describe, expect, it } from '@jest/globals';
import { importing, saidIn } from './importing.js';
import type { QuickLog } from './quick-log.js';

const { newLog, imported } = importing();

const month = (number: number): string => `2026-${String(number).padStart(2, '0')}-01T00:00:00.000Z`;

const establishments = (...rows: readonly string[]): string =>
  [
    'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code),OpenDate,CloseDate,PhaseOfEducation (code)',
    ...rows,
  ].join('\n');

const employment = (authority: string, establishment: string, start: string): string =>
  [
    'Teachers Pensions Reference Number,Local Authority Code,Establishment Code,Start Date,End Date,Withdrawal Indicator,Extract Date',
    `9900001,${authority},${establishment},${start},31/08/2026,,01/01/2026`,
  ].join('\n');

const employersIn = (log: QuickLog): readonly string[] =>
  saidIn(log).flatMap((line) => /"employer":"([^"]+)"/.exec(line)?.[1] ?? []);

describe('the employer of a pensions extract', () => {
  it('is the school of its authority and establishment, a number with zeros lost or not', async () => {
    const log = await newLog();
    await imported(log, establishments('100001,201,2001,Synthetic School,01,1,,,2'), month(1));
    await imported(log, employment('201', '2001', '01/09/2012'), month(2));
    expect(employersIn(log)).toEqual(['100001']);
  });

  it('is the one that had the number then, where an academy took it over', async () => {
    const schools = establishments(
      '100001,201,2001,Synthetic School,01,2,,31-08-2015,2',
      '100002,201,2001,Synthetic Academy,34,1,01-09-2015,,2',
    );
    for (const [start, school] of [
      ['01/09/2012', '100001'],
      ['01/09/2015', '100002'],
      ['01/09/2020', '100002'],
    ] as const) {
      const log = await newLog();
      await imported(log, schools, month(1));
      await imported(log, employment('201', '2001', start), month(2));
      expect(employersIn(log)).toEqual([school]);
    }
  });

  it('goes by its number where no school of it is known; corrected by the same file once one is', async () => {
    const log = await newLog();
    const file = employment('201', '2001', '01/09/2012');
    await imported(log, file, month(2));
    expect(employersIn(log)).toEqual(['201/2001']);
    await imported(log, establishments('100001,201,2001,Synthetic School,01,1,,,2'), month(3));
    expect(await imported(log, file, month(4))).toMatchObject({ compared: { corrected: 1, added: 0 } });
    expect(employersIn(log)).toEqual(['100001']);
    expect(await imported(log, file, month(5))).toMatchObject({ recorded: 0 });
  });
});
