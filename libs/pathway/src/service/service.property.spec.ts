import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar.js';
import type { Recorded } from '../fact.js';
import { factOf } from '../fact.js';
import { inForce } from '../history.js';
import { roles } from '../vocabulary/roles.js';
import { serviceVerbs } from './service.facts.js';
import type { Service, ServiceCommand, ServiceFact } from './service.js';
import { evolveService, isInService, noService, refuseService } from './service.js';

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const verb = <V extends ServiceCommand['type']>(...verbs: readonly V[]) => oneOf(...verbs);

const posts = oneOf('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', '__proto__');
const opened = {
  post: posts,
  role: oneOf(...roles.terms.map(({ code }) => code)),
  employer: oneOf('oak', 'elm'),
};
const said = fc.oneof(
  fc.record({ type: verb('StartPost'), ...opened }),
  {
    arbitrary: fc.record({ type: verb('Promote', 'MoveLaterally', 'StepDown'), fromPost: posts, ...opened }),
    weight: 5,
  },
  fc.record({ type: verb('EndPost', 'ChangePostTerms'), post: posts }),
  fc.record({ type: verb('LeaveTeaching', 'ReturnToTeaching', 'StartCareerBreak', 'EndCareerBreak') }),
);
/** How many days a command is dated after the last one said; some are dated before it. */
const daysLater = oneOf(0, 0, 1, 1, 2, 3, -1, -4);

/** What is recorded when commands are said one after another, those that are refused left out. */
function recordedOf(sayings: readonly (readonly [object, number])[]): readonly Recorded<ServiceFact>[] {
  const history: Recorded<ServiceFact>[] = [];
  let today = '2016-02-20';
  for (const [command, days] of sayings) {
    const dated = { ...command, effectiveOn: addDays(today, days) } as ServiceCommand;
    if (refuseService(dated, serviceOf(inForce(history)))) continue;
    const fact = factOf(serviceVerbs, dated) as ServiceFact;
    history.push({ factId: String(history.length), recordedAt: '2020-01-01T00:00:00Z', fact });
    if (days > 0) today = dated.effectiveOn;
  }
  return history;
}

const serviceOf = (history: readonly Recorded<ServiceFact>[]): Service =>
  history.reduce((service, { fact }) => evolveService(service, fact), noService);

const openedBy = (fact: ServiceFact): readonly string[] => ('employer' in fact ? [fact.post] : []);

/** Reads facts in the order of their dates as a strict clerk would, without the rules' own state. */
function readStrictly(history: readonly Recorded<ServiceFact>[]): void {
  const open = new Set<string>();
  let [serves, onBreak] = [false, false];
  for (const { fact } of inForce(history)) {
    if ('fromPost' in fact) expect(open.delete(fact.fromPost)).toBe(true);
    if ('employer' in fact) {
      expect(onBreak).toBe(false);
      open.add(fact.post);
      serves = true;
    }
    if (fact.type === 'PostEnded') expect(open.delete(fact.post)).toBe(true);
    if (fact.type === 'PostTermsChanged') expect(open).toContain(fact.post);
    if (fact.type === 'CareerBreakStarted') expect([serves, onBreak]).toEqual([true, false]);
    if (fact.type === 'CareerBreakEnded') expect([serves, onBreak]).toEqual([true, true]);
    if (fact.type === 'CareerBreakStarted' || fact.type === 'CareerBreakEnded') onBreak = !onBreak;
    if (fact.type === 'LeftTeaching' || fact.type === 'ReturnedToTeaching') {
      expect(serves).toBe(fact.type === 'LeftTeaching');
      [serves, onBreak] = [!serves, false];
      open.clear();
    }
  }
  const service = serviceOf(history);
  expect(isInService(service)).toBe(serves);
  expect(isInService(service) ? new Set(service.posts.keys()) : new Set()).toEqual(open);
  expect(isInService(service) && service.onBreakSince !== undefined).toBe(onBreak);
}

const histories = fc.array(fc.tuple(said, daysLater), { maxLength: 70, size: 'max' }).map(recordedOf);

describe('whatever is said and accepted', () => {
  it('amounts to the same in the order of recording and in the order of dates', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(serviceOf(inForce(history))).toEqual(serviceOf(history));
      }),
      { numRuns: 300 },
    );
  });

  it('never opens a post twice', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const ids = history.flatMap(({ fact }) => openedBy(fact));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('has no post, departure, return or break out of its place', () => {
    fc.assert(fc.property(histories, readStrictly), { numRuns: 300 });
  });
});
