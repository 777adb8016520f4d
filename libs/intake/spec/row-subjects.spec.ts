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

describe('an event of a teacher in our own template', () => {
  const HEADER = 'event_id,event_type,effective_on,trn,reference';
  const row = (id: string, reference: string) =>
    `${HEADER}\n${id},cpd withdrawn,2025-01-15,9900001,${reference}`;

  it('puts nothing into the log that could be a TRN, and is known again by its id', async () => {
    const log = await newLog();
    expect(await imported(log, row('9900001-2024-1', 'synthetic-9900001'))).toMatchObject({
      recorded: 0,
      firstFailed: [
        { problems: [{ column: 'reference', problem: expect.stringContaining('could be a TRN') }] },
      ],
    });
    expect(await imported(log, row('9900001-2024-1', 'synthetic-99000012'))).toMatchObject({ recorded: 1 });
    expect(await imported(log, row('9900001-2024-1', 'synthetic-99000012'))).toMatchObject({ recorded: 0 });
    expect(await imported(log, row('9900001-2024-2', 'synthetic-99000012'))).toMatchObject({ recorded: 1 });
    expect(JSON.stringify(log.events())).not.toMatch(/(?<!\d)9900001(?!\d)/);
  });
});
