import { describe, expect, it } from '@jest/globals';
import { event } from '../../spec/synthetic-events.js';
import type { StoredEvent } from '../event-log.js';
import { differenceOf, LogsDiffer } from './difference.js';

const stored: StoredEvent = {
  ...event('command', 0, { secret: 'synthetic' }),
  stream: 'teacher-synthetic-1',
  revision: 4,
  position: '17',
};

describe('the difference between two logs at one place', () => {
  it('is none where only the position differs: it belongs to the log', () => {
    expect(differenceOf(stored, { ...stored, position: '3000' })).toBeUndefined();
    expect(differenceOf(undefined, undefined)).toBeUndefined();
  });

  it.each(
    Object.entries({
      stream: 'organisation-1',
      revision: 5,
      id: 'another',
      type: 'Other',
      version: 2,
      effectiveOn: '2001-01-01',
      recordedAt: '2001-01-01T00:00:00Z',
      data: '{}',
      metadata: '{}',
    } satisfies Omit<StoredEvent, 'position'>),
  )('names %s, and where it is, and nothing of what is there', (field, value) => {
    const difference = differenceOf(stored, { ...stored, position: '3000', [field]: value })!;
    expect(difference).toEqual({
      sourcePosition: '17',
      targetPosition: '3000',
      streamKind: 'teacher',
      revision: 4,
      fields: [field],
    });
    const { message } = new LogsDiffer(difference);
    expect(message).toBe(
      `At position 3000 the target has another event than the source at its position 17 (revision 4 of a stream of kind 'teacher'); what differs: ${field}.`,
    );
  });

  it('may be that one side has nothing there', () => {
    expect(differenceOf(stored, undefined)).toMatchObject({ sourcePosition: '17', fields: [] });
    expect(differenceOf(undefined, stored)).toMatchObject({ targetPosition: '17', fields: [] });
  });
});
