import { describe, expect, it } from '@jest/globals';
import { metadataIn } from './fact-event.js';

describe('the metadata of an event', () => {
  it.each([
    ['{"commandId":"c1"}', { commandId: 'c1' }],
    ['{}', {}],
    ['{x}', {}],
    ['null', {}],
    ['', {}],
  ])('%s tells what can be read of it', (metadata, told) => {
    expect(metadataIn({ metadata })).toEqual(told);
  });
});
