import { factIdOf, type ReportedFact } from '#intake/reported-fact';
import type { AnyFact } from '#pathway/fact';
import { instantOn, isoInstantOf, isoOf } from '../calendar.js';
import type { Career, Draft } from '../career/career.js';
import { dayKnown, openingOf, timeKnown } from './lateness.js';
import type { Mistake } from './mistakes.js';
import { mistakeIn } from './mistakes.js';

/** Days until a mistake is seen. */
const SEEN_AFTER = { least: 3, most: 400 };

/** A fact on its way to the report, with the instant at which it became known. */
interface Said {
  readonly at: number;
  readonly fact: AnyFact;
  readonly source: ReportedFact['source'];
}

interface Report {
  readonly career: Career;
  readonly stream: string;
  readonly series: string;
  readonly said: Said[];
  /** The record is opened first of all. */
  readonly openedOn: number;
}

/**
 * A career as its sources reported it: facts in the order in which they became known.
 *
 * @param series tells these facts from others of the same career in the ids of their source
 */
export function reported(career: Career, series = ''): readonly ReportedFact[] {
  const drafts = career.drafts.toSorted((a, b) => a.day - b.day);
  const stream = `teacher-${career.id}`;
  const report: Report = { career, stream, series, said: [], openedOn: drafts[0]?.day ?? 0 };
  for (let from = 0; from < drafts.length;) {
    let to = from + 1;
    while (to < drafts.length && drafts[to]!.day === drafts[from]!.day) to++;
    reportDay(report, drafts, from, to);
    from = to;
  }
  return report.said
    .sort((a, b) => a.at - b.at)
    .map(({ at, fact, source }) => ({ stream, fact, recordedAt: isoInstantOf(at), source }));
}

function say(report: Report, fact: AnyFact, at: number): ReportedFact['source'] {
  const source = { system: 'synthetic', id: `${report.career.id}-${report.series}${report.said.length + 1}` };
  report.said.push({ at, fact, source });
  return source;
}

/** What happened on one day, from one draft up to another, is reported together and in its order. */
function reportDay(report: Report, drafts: readonly Draft[], from: number, to: number): void {
  const { random, until } = report.career;
  const { day } = drafts[from]!;
  const knownOn = Math.max(report.openedOn, dayKnown(random, drafts, from, to, until));
  const known = instantOn(knownOn, timeKnown(random));
  for (let index = from; index < to; index++) {
    const draft = drafts[index]!;
    const at = draft.fact.type === 'TeacherRegistered' ? openingOf(day) : known + index - from;
    const mistake = mistakeIn(random, draft, index === to - 1, until);
    const seenOn = mistake ? knownOn + random.between(SEEN_AFTER.least, SEEN_AFTER.most) : until;
    if (mistake && seenOn < until) putRight(report, draft.fact, mistake, at, seenOn);
    else say(report, draft.fact, at);
  }
}

/** The mistake, and some time later what puts it right. */
function putRight(report: Report, fact: AnyFact, mistake: Mistake, at: number, seenOn: number): void {
  const { random } = report.career;
  const seen = instantOn(seenOn, timeKnown(random));
  const effectiveOn = isoOf(seenOn);
  const voided = (source: ReportedFact['source'], reason: string): AnyFact =>
    ({ type: 'FactVoided', effectiveOn, factId: factIdOf(report.stream, source), reason }) as AnyFact;
  switch (mistake.kind) {
    case 'voided and reported again':
      say(report, voided(say(report, mistake.said, at), 'the date was entered wrongly'), seen);
      say(report, fact, seen + 1);
      return;
    case 'corrected': {
      const factId = factIdOf(report.stream, say(report, mistake.said, at));
      say(report, { type: 'FactCorrected', effectiveOn, factId, ...mistake.correction } as AnyFact, seen);
      return;
    }
    case 'reported twice':
      say(report, fact, at);
      say(report, voided(say(report, fact, at + HOUR), 'reported twice'), seen);
      return;
    case 'voided by mistake': {
      const struck = say(report, voided(say(report, fact, at), 'taken for a duplicate'), seen);
      say(report, voided(struck, 'it was no duplicate'), seen + HOUR);
    }
  }
}

const HOUR = 3_600_000;
