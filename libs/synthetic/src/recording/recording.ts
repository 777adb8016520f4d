import { factIdOf, type ReportedFact } from '#intake/reported-fact';
import type { AnyFact } from '#pathway/fact';
import { dayOf, instantOf, isoOf } from '../calendar.js';
import type { Career, Draft } from '../career/career.js';
import { dayKnown, openingOf, timeKnown } from './lateness.js';
import type { Mistake } from './mistakes.js';
import { mistakeIn } from './mistakes.js';

/** Days until a mistake is seen. */
const SEEN_AFTER = { least: 3, most: 400 };

/** A career as its sources reported it: facts in the order in which they became known. */
export function reported(career: Career): readonly ReportedFact[] {
  const record = startRecord(career);
  const drafts = career.drafts.toSorted((a, b) => a.day - b.day);
  for (let from = 0; from < drafts.length;) {
    let to = from + 1;
    while (to < drafts.length && drafts[to]!.day === drafts[from]!.day) to++;
    reportDay(record, drafts.slice(from, to));
    from = to;
  }
  return record.facts.sort((a, b) =>
    a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0,
  );
}

interface Record {
  readonly career: Career;
  readonly stream: string;
  readonly facts: ReportedFact[];
  /** The record is opened first of all. */
  openedOn: number;
}

const startRecord = (career: Career): Record => ({
  career,
  stream: `teacher-${career.id}`,
  facts: [],
  openedOn: 0,
});

function say(record: Record, fact: AnyFact, recordedAt: string): ReportedFact['source'] {
  const source = { system: 'synthetic', id: `${record.career.id}-${record.facts.length + 1}` };
  record.facts.push({ stream: record.stream, fact, recordedAt, source });
  return source;
}

/** What happened on one day is reported together and in its order. */
function reportDay(record: Record, drafts: readonly Draft[]): void {
  const { random, until } = record.career;
  const { day } = drafts[0]!;
  if (record.facts.length === 0) record.openedOn = day;
  const types = drafts.map(({ fact }) => fact.type);
  const knownOn = Math.max(record.openedOn, dayKnown(random, day, types, until));
  const time = timeKnown(random);
  drafts.forEach((draft, index) => {
    const isLast = index === drafts.length - 1;
    const recordedAt =
      draft.fact.type === 'TeacherRegistered' ? openingOf(day) : instantOf(knownOn, time + index);
    const mistake = mistakeIn(random, draft, isLast, until);
    const seenOn = knownOn + (mistake ? random.between(SEEN_AFTER.least, SEEN_AFTER.most) : 0);
    if (mistake && seenOn < until) putRight(record, draft, mistake, recordedAt, seenOn);
    else say(record, draft.fact, recordedAt);
  });
}

/** The mistake, and some time later what puts it right. */
function putRight(
  record: Record,
  { fact }: Draft,
  mistake: Mistake,
  recordedAt: string,
  seenOn: number,
): void {
  const { random } = record.career;
  const time = timeKnown(random);
  const first = say(record, 'said' in mistake ? mistake.said : fact, recordedAt);
  const factId = factIdOf(record.stream, first);
  const on = { effectiveOn: isoOf(seenOn) };
  switch (mistake.kind) {
    case 'voided and reported again':
      say(
        record,
        { type: 'FactVoided', ...on, factId, reason: 'wrong date' } as AnyFact,
        instantOf(seenOn, time),
      );
      say(record, fact, instantOf(seenOn, time + 1));
      return;
    case 'corrected':
      say(
        record,
        { type: 'FactCorrected', ...on, factId, ...mistake.correction } as AnyFact,
        instantOf(seenOn, time),
      );
      return;
    case 'reported twice': {
      const again = say(record, fact, instantOf(dayOf(recordedAt.slice(0, 10)) + 1, time));
      const voided = {
        type: 'FactVoided',
        ...on,
        factId: factIdOf(record.stream, again),
        reason: 'duplicate',
      };
      say(record, voided as AnyFact, instantOf(seenOn, time));
      return;
    }
    case 'voided by mistake': {
      const voided = { type: 'FactVoided', ...on, factId, reason: 'taken for a duplicate' };
      const source = say(record, voided as AnyFact, instantOf(seenOn, time));
      const back = {
        type: 'FactVoided',
        ...on,
        factId: factIdOf(record.stream, source),
        reason: 'no duplicate',
      };
      say(
        record,
        back as AnyFact,
        instantOf(Math.min(seenOn + random.between(1, 30), record.career.until), time + 1),
      );
    }
  }
}
