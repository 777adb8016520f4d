import { describe, expect, it } from '@jest/globals';
import { newsBetween, type Standing } from './news.js';

const well: Standing = {
  generation: 1,
  logReachable: true,
  lastInterruption: null,
  standstill: null,
  failure: null,
  parkedStreams: 0,
  rebuild: null,
  rebuildFailure: null,
};
const build = { generation: 2, factsRead: 5, ofFacts: 9 };

describe('what is news', () => {
  it.each<readonly [string, Partial<Standing>, Partial<Standing>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['a build that goes on is none', { rebuild: build }, { rebuild: { ...build, factsRead: 6 } }, []],
    [
      'a log lost, and why',
      {},
      { logReachable: false, lastInterruption: 'refused' },
      [
        'The event log does not answer: nothing can be recorded. It is asked again until it does. Last said of it: refused',
      ],
    ],
    ['a log back', { logReachable: false }, {}, ['The event log answers again.']],
    [
      'a standstill',
      {},
      { standstill: 'the disk is full' },
      ['The read model is at a standstill and tries again: the disk is full'],
    ],
    ['its end', { standstill: 'the disk is full' }, {}, ['The read model goes on.']],
    ['a failure', {}, { failure: 'a defect' }, ['The read model has stopped and needs somebody: a defect']],
    ['parked records', {}, { parkedStreams: 2 }, ['Records parked: 2.']],
    ['none any more', { parkedStreams: 2 }, {}, ['No record is parked any more.']],
    ['a build begun', {}, { rebuild: build }, ['Build 2 of the read model is under way.']],
    ['a build that answers', { rebuild: build }, { generation: 2 }, ['Build 2 of the read model answers.']],
    [
      'a build given up',
      { rebuild: build },
      { rebuildFailure: 'no room' },
      ['The build was given up: no room'],
    ],
  ])('%s', (_what, before, now, lines) => {
    expect(newsBetween({ ...well, ...before }, { ...well, ...now })).toEqual(lines);
  });
});
