import { describe, expect, it } from '@jest/globals';
import { sourceIn } from './source.js';

describe('the source of an event', () => {
  it.each([
    ['{"source":{"system":"gias","id":"1"},"importedAt":"2026-01-01T00:00:00Z"}', 'gias'],
    ['{ "actor": "a", "source": { "id": "1", "system": "career-events" } }', 'career-events'],
    ['{"source":{"system":"a \\"quoted\\" one","id":"1"}}', 'a "quoted" one'],
    ['{"actor":"\\"source\\":{\\"system\\":\\"x\\"}"}', ''],
    ['{"commandId":"c1"}', ''],
    ['{"source":null}', ''],
    ['{"source":{"system":7}}', ''],
    ['"source', ''],
    ['', ''],
  ])('of %s is %s', (metadata, source) => {
    expect(sourceIn(metadata)).toBe(source);
  });
});
