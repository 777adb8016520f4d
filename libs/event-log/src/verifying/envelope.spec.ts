import { describe, expect, it } from '@jest/globals';
import { event } from '../../spec/synthetic-events.js';
import type { StoredEvent } from '../event-log.js';
import { faultInEnvelope } from './envelope.js';

const sound: StoredEvent = { ...event('sound'), stream: 'teacher-1', revision: 1, position: '1' };

describe('the outside of an event', () => {
  it.each<Partial<StoredEvent>>([
    {},
    { effectiveOn: '2024-02-29' },
    { effectiveOn: '2023-12-31' },
    { recordedAt: '2024-09-02T08:00:00Z' },
    { recordedAt: '2024-12-31T23:59:59.123456Z' },
    { data: '{}', metadata: ' { "a" : 1 } ' },
  ])('may be %j', (change) => {
    expect(faultInEnvelope({ ...sound, ...change })).toBeUndefined();
  });

  it.each<[Partial<StoredEvent>, RegExp]>([
    [{ stream: '' }, /stream without a name/],
    [{ id: 'not-a-uuid' }, /id is not a UUID/],
    [{ id: sound.id.slice(1) }, /id is not a UUID/],
    [{ type: '' }, /type/],
    [{ version: 0 }, /version/],
    [{ version: 1.5 }, /version/],
    [{ effectiveOn: '2023-02-29' }, /effectiveOn/],
    [{ effectiveOn: '2024-13-01' }, /effectiveOn/],
    [{ effectiveOn: '2024-04-31' }, /effectiveOn/],
    [{ effectiveOn: '24-09-01' }, /effectiveOn/],
    [{ effectiveOn: '' }, /effectiveOn/],
    [{ recordedAt: '2024-09-02T08:00:00+01:00' }, /recordedAt/],
    [{ recordedAt: '2024-09-02T24:00:00Z' }, /recordedAt/],
    [{ recordedAt: '2023-02-30T08:00:00Z' }, /recordedAt/],
    [{ recordedAt: '2024-09-02' }, /recordedAt/],
    [{ data: '[]' }, /data/],
    [{ data: 'null' }, /data/],
    [{ data: '{"a":}' }, /data/],
    [{ metadata: '' }, /metadata/],
    [{ metadata: '"text"' }, /metadata/],
  ])('is at fault with %j', (change, what) => {
    expect(faultInEnvelope({ ...sound, ...change })).toMatch(what);
  });
});
