import { factIdOf, type ReportedFact } from '#intake/reported-fact';
import type { AnyFact } from '#pathway/fact';
import { instantOn, isoInstantOf, isoOf } from '../calendar.js';
import type { Career, Draft } from '../career/career.js';
import { dayKnown, openingOf, timeKnown } from './lateness.js';
import type { Mistake } from './mistakes.js';
import { mistakeIn } from './mistakes.js';

/** Days until a mistake is seen. */
const SEEN_AFTER = { least: 3, most: 400 };

/** A fact on its way to the record, with the instant at which it became known. */
interface Said {
  readonly at: number;
  readonly fact: AnyFact;
  readonly source: ReportedFact['source'];
}

interface Record {
  readonly career: Career;
  readonly stream: string;
  readonly said: Said[];
  /** The record is opened first of all. */
  readonly openedOn: number;
}

/** A career as its sources reported it: facts in the order in which they became known. */
export function reported(career: Career): readonly ReportedFact[] {
  const drafts = career.drafts.toSorted((a, b) => a.day - b.day);
  const stream = `teacher-${career.id}`;
  const record: Record = { career, stream, said: [], openedOn: drafts[0]?.day ?? 0 };
  for (let from = 0; from < drafts.length;) {
    let to = from + 1;
    while (to < drafts.length && drafts[to]!.day === drafts[from]!.day) to++;
    reportDay(record, drafts, from, to);
    from = to;
  }
  return record.said
    .sort((a, b) => a.at - b.at)
    .map(({ at, fact, source }) => ({ stream, fact, recordedAt: isoInstantOf(at), source }));
}

function say(record: Record, fact: AnyFact, at: number): ReportedFact['source'] {
  const source = { system: 'synthetic', id: `${record.career.id}-${record.said.length + 1}` };
  record.said.push({ at, fact, source });
  return source;
}

/** What happened on one day, from one draft up to another, is reported together and in its order. */
function reportDay(record: Record, drafts: readonly Draft[], from: number, to: number): void {
  const { random, until } = record.career;
  const { day } = drafts[from]!;
  const knownOn = Math.max(record.openedOn, dayKnown(random, drafts, from, to, until));
  const known = instantOn(knownOn, timeKnown(random));
  for (let index = from; index < to; index++) {
    const draft = drafts[index]!;
    const at = draft.fact.type === 'TeacherRegistered' ? openingOf(day) : known + index - from;
    const mistake = mistakeIn(random, draft, index === to - 1, until);
    const seenOn = mistake ? knownOn + random.between(SEEN_AFTER.least, SEEN_AFTER.most) : until;
    if (mistake && seenOn < until) putRight(record, draft.fact, mistake, at, seenOn);
    else say(record, draft.fact, at);
  }
}

/** The mistake, and some time later what puts it right. */
function putRight(record: Record, fact: AnyFact, mistake: Mistake, at: number, seenOn: number): void {
  const { random } = record.career;
  const seen = instantOn(seenOn, timeKnown(random));
  const effectiveOn = isoOf(seenOn);
  const voided = (source: ReportedFact['source'], reason: string): AnyFact =>
    ({ type: 'FactVoided', effectiveOn, factId: factIdOf(record.stream, source), reason }) as AnyFact;
  switch (mistake.kind) {
    case 'voided and reported again':
      say(record, voided(say(record, mistake.said, at), 'the date was entered wrongly'), seen);
      say(record, fact, seen + 1);
      return;
    case 'corrected': {
      const factId = factIdOf(record.stream, say(record, mistake.said, at));
      say(record, { type: 'FactCorrected', effectiveOn, factId, ...mistake.correction } as AnyFact, seen);
      return;
    }
    case 'reported twice':
      say(record, fact, at);
      say(record, voided(say(record, fact, at + HOUR), 'reported twice'), seen);
      return;
    case 'voided by mistake': {
      const struck = say(record, voided(say(record, fact, at), 'taken for a duplicate'), seen);
      say(record, voided(struck, 'it was no duplicate'), seen + HOUR);
    }
  }
}

const HOUR = 3_600_000;
