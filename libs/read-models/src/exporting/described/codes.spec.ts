import { expect, it } from '@jest/globals';
import { codeCounts, codeRows } from './codes.js';

it('the codebook has every code and how many facts use it, and none of the words of a source', () => {
  const codes = codeCounts();
  codes.add('LeftTeaching', { reason: 'workload' });
  codes.add('LeftTeaching', { reason: 'caring for Jo Smith' });
  codes.add('TrainingWithdrawn', { reasons: ['as Jo said'] });
  codes.add('NoSuchFact', { reason: 'Jo' });
  const rows = codeRows(codes.used());
  expect(rows.find(({ list, code }) => list === 'reasons for leaving teaching' && code === 'workload')).toMatchObject({ facts: 1 });
  expect(rows.filter(({ facts }) => facts !== 0)).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Jo');
}); // prettier-ignore
