import { describe, expect, it } from '@jest/globals';
import { UnusableFile } from '#intake/csv/problem';
import { UnusableKey } from '#intake/identity/key';
import { answerTo } from './answer.js';

const answered = (error: unknown) => {
  const news: string[] = [];
  return { answer: answerTo(error, (each) => news.push(each)), news };
};

describe('the answer to an upload that failed', () => {
  it('says what is wrong with the file', () => {
    expect(answered(new UnusableFile('The file is empty.'))).toEqual({
      answer: { status: 422, message: 'The file is empty.' },
      news: [],
    });
  });

  it('tells nothing of where the key is kept', () => {
    const { answer } = answered(new UnusableKey('/srv/synthetic/identity.key', 'This is no key.'));
    expect(answer).toEqual({ status: 503, message: 'This is no key.' });
  });

  it('is general where nobody foresaw it; the service prints what it was and where, and none of what it says', () => {
    const { answer, news } = answered(new RangeError('synthetic 9900001\nsecond line'));
    expect(answer).toMatchObject({ status: 500, message: expect.not.stringMatching(/9900001|RangeError/) });
    expect(news).toEqual([expect.stringMatching(/^[0-9a-f-]{36} RangeError at /)]);
    expect(news[0]).not.toMatch(/9900001|second/);
    expect(answer.message).toContain(news[0]!.slice(0, 36));
    expect(answered('synthetic 9900001').news[0]).toMatch(/ an error that is no Error$/);
  });
});
