import { describe, expect, it } from '@jest/globals';
import { readBirthDay, readBirthDayMonthYear, readBirthYear } from './birth.js';

describe('when somebody was born', () => {
  it('is read as a year, or as a day', () => {
    expect(readBirthYear('1990')).toEqual({ value: '1990' });
    expect(readBirthDay('1990-05-01')).toEqual({ value: '1990-05-01' });
    expect(readBirthDayMonthYear('1/5/1990')).toEqual({ value: '1990-05-01' });
  });

  it.each([
    [readBirthYear, '1990-05-01'],
    [readBirthYear, '90'],
    [readBirthDay, '31/12/1990'],
    [readBirthDayMonthYear, '1990'],
  ])('is repeated in no message (%#)', (read, text) => {
    const reading = read(text);
    expect(reading).toHaveProperty('problem');
    expect(JSON.stringify(reading)).not.toContain(text);
  });
});
