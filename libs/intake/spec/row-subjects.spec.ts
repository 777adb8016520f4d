import { describe, expect, it } from '@jest/globals';
import { importing } from './importing.js';

const { newLog, imported } = importing();

describe('a row that tells nothing', () => {
  const HEADER = 'User ID,Teacher Reference Number,Course Name,Cohort Start Year,Outcome 1,Outcome 1 Date';
  const row = (outcome: string) => `${HEADER}\n1,9900001,npq-headship,2022,${outcome}`;

  it('gives nobody a record', async () => {
    const log = await newLog();
    expect(await imported(log, row(','))).toMatchObject({
      ...{ format: 'npq-tad-export', rows: 1, failed: 0, recorded: 0 },
      compared: { people: { new: 0, known: 0 } },
    });
    expect(log.events().map(({ type }) => type)).toEqual(['IdentityKeyUsed']);
    expect(await imported(log, row('passed,2024-03-01'))).toMatchObject({ recorded: 1 });
  });
});
