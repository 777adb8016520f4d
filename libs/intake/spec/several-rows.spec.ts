import { describe, expect, it } from '@jest/globals';
import { importing, saidIn } from './importing.js';

const { newLog, imported } = importing();

const HEADER = 'URN,Linked UID,Group Type (code),Closed Date,Group Status (code),Joined date';
const links = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');
const first = '900101,90001,06,,OPEN,01/09/2015';
const second = '900101,90002,06,,OPEN,01/09/2019';

describe('a subject of several rows', () => {
  it('loses what no row tells any more, where all rows of the file were taken', async () => {
    const log = await newLog();
    await imported(log, links(first, second));
    expect(saidIn(log)).toHaveLength(2);
    expect(await imported(log, links(second))).toMatchObject({ failed: 0, compared: { takenBack: 1 } });
    expect(saidIn(log)).toHaveLength(1);
  });

  it('loses nothing where a row failed, or where only rows come that had failed before', async () => {
    const log = await newLog();
    await imported(log, links(first, second));
    const broken = await imported(log, links(first, second.replace('01/09/2019', 'last year')));
    expect(broken).toMatchObject({ failed: 1, compared: { takenBack: 0 } });
    expect(broken.warnings.map(({ message }) => message).join()).toContain('nothing was taken back');
    const failed = `${HEADER},line,column,problem,mend,as_read\n${second},3,,,,`;
    expect(await imported(log, failed)).toMatchObject({ failed: 0, compared: { takenBack: 0 } });
    expect(saidIn(log)).toHaveLength(2);
  });
});
