import type { AnyFact } from '#pathway/fact';
import { coded } from '../coded-fact.js';
import type { ReportedFact } from '../reported-fact.js';
import type { Account, Telling, ToldFact } from './account.js';
import { sourceIdOf, type ToldBefore } from './told-before.js';

export interface ToldCounts {
  /** Facts told for the first time. */
  readonly added: number;
  /** Facts told before that the source has otherwise now. */
  readonly corrected: number;
  /** Facts that the source no longer tells. */
  readonly takenBack: number;
  /** Facts that it took back and tells again. */
  readonly reinstated: number;
  /** Facts that it tells as it did before. */
  readonly alreadyKnown: number;
  /** Accounts that are older than what the source told before, and so were left alone, as a whole or in part. */
  readonly outOfDate: number;
}

export interface Differences extends ToldCounts {
  readonly facts: readonly ReportedFact[];
}

/**
 * What must be recorded so that a subject's record says what a source tells now: new facts, corrections of those it
 * has otherwise, voids of those it takes back, and voids of such voids where it tells them again. A slot that comes to
 * hold another kind of fact has the old struck out. What this release doesn't understand stays as it is.
 *
 * An account older than a dated telling is left alone as a whole: whoever dates a telling tells all there was by then.
 * A file without dates is known by its import only, however old it is: only the slots that it told are left alone.
 */
export function differencesOf(before: ToldBefore, account: Account): Differences {
  const spokenOf = tellingsSpokenOf(before, account);
  const isLater = ({ lastToldAt }: Telling): boolean => account.recordedAt < lastToldAt;
  const isSuperseded = spokenOf.some(({ lastDatedAt }) => account.recordedAt < lastDatedAt);
  if (isSuperseded) return { ...NOTHING_TOLD, facts: [], outOfDate: 1 };
  const toldLater = new Set(spokenOf.filter(isLater).map(({ slot }) => slot));
  const writer = changeWriter(before, account);
  const counts = { ...NOTHING_TOLD, outOfDate: toldLater.size > 0 ? 1 : 0 };
  for (const told of account.facts.filter(({ slot }) => !toldLater.has(slot))) counts[writer.tell(told)] += 1;
  counts.takenBack += writer.takeBack(spokenOf.filter((telling) => !isLater(telling)));
  return { ...counts, facts: writer.facts };
}

export const NOTHING_TOLD = {
  added: 0,
  corrected: 0,
  takenBack: 0,
  reinstated: 0,
  alreadyKnown: 0,
  outOfDate: 0,
};

const tellingsSpokenOf = ({ tellings }: ToldBefore, account: Account): readonly Telling[] => {
  const slots = new Set(account.facts.map(({ slot }) => slot));
  return tellings.filter(
    (telling) => (telling.system === account.system && slots.has(telling.slot)) || account.takesBack(telling),
  );
};

type Outcome = 'added' | 'corrected' | 'reinstated' | 'alreadyKnown';

const OTHERWISE = 'The source says otherwise now.';
const NEVER = (): boolean => false;
const AGAIN = 'The source tells this again.';

/** Writes facts of one source, each with an id of its own. */
function factWriter(before: ToldBefore, { system, recordedAt }: Account) {
  const facts: ReportedFact[] = [];
  const add = (stream: string, fact: AnyFact, id: string): void =>
    void facts.push({ stream, fact, recordedAt, source: { system, id } });
  const eventsIn = (stream: string): number =>
    before.eventsIn(stream) + facts.filter((each) => each.stream === stream).length;
  /** Said where what it is about stands: there it is read, whoever that counts for. */
  const change = (
    type: string,
    { stream, slot }: Telling,
    fields: { factId: string; reason: string },
  ): void =>
    add(
      stream,
      { type, effectiveOn: recordedAt.slice(0, 10), ...fields },
      `${slot} ${type} ${eventsIn(stream) + 1}`,
    );
  return { facts, add, change };
}

/** Writes what one account changes. */
function changeWriter(before: ToldBefore, account: Account) {
  const { stream, system, recordedAt, isSilentOn = NEVER } = account;
  const { facts, add, change } = factWriter(before, account);
  const told = new Set<string>();

  function tell(now: ToldFact): Outcome {
    const { slot } = now;
    const here = before.tellings.filter((each) => each.system === system && each.slot === slot);
    const standing = here.findLast(({ fact }) => fact === undefined || fact.type === now.fact.type);
    if (!standing) {
      add(stream, now.fact, sourceIdOf(slot, before.placesIn(stream, system, slot) + 1));
      return 'added';
    }
    const { factId, fact, voids } = standing;
    told.add(factId);
    for (const voided of voids) change('FactVoided', standing, { factId: voided, reason: AGAIN });
    const correction = fact && correctionOf(fact, meant(now, fact), isSilentOn);
    if (correction) correct(standing, correction);
    if (voids.length > 0) return 'reinstated';
    return correction ? 'corrected' : 'alreadyKnown';
  }

  /** What people struck out stays so until the source says something else: from then on that stands. */
  function correct(telling: Telling, correction: object): void {
    change('FactCorrected', telling, { factId: telling.factId, ...correction, reason: OTHERWISE });
    for (const voided of telling.voidsByOthers.filter((each) => each.recordedAt <= recordedAt))
      change('FactVoided', telling, { factId: voided.factId, reason: OTHERWISE });
  }

  function takeBack(spokenOf: readonly Telling[]): number {
    const gone = spokenOf.filter(
      ({ factId, fact, voids }) => fact && voids.length === 0 && !told.has(factId),
    );
    for (const telling of gone) change('FactVoided', telling, { factId: telling.factId, reason: OTHERWISE });
    return gone.length;
  }

  return { facts, tell, takeBack };
}

/** What was only observed was there since the earliest day on which it was seen. */
const meant = ({ fact, sinceEarliest }: ToldFact, before: AnyFact): AnyFact =>
  sinceEarliest && before.effectiveOn < fact.effectiveOn
    ? { ...fact, effectiveOn: before.effectiveOn }
    : fact;

/** The fields that a later telling has otherwise, null for one that it no longer has; undefined if it tells the same. */
function correctionOf(
  before: AnyFact,
  now: AnyFact,
  isSilentOn: NonNullable<Account['isSilentOn']>,
): { changes: object; correctedEffectiveOn?: string } | undefined {
  const { type: _type, effectiveOn: oldOn, ...old } = coded(before);
  const { type, effectiveOn, ...fields } = now;
  const [had, has]: Record<string, unknown>[] = [old, fields];
  const names = [...new Set([...Object.keys(had!), ...Object.keys(has!)])];
  const changed = names.filter(
    (name) =>
      JSON.stringify(had![name]) !== JSON.stringify(has![name]) && (name in has! || !isSilentOn(type, name)),
  );
  if (changed.length === 0 && oldOn === effectiveOn) return undefined;
  const changes = Object.fromEntries(changed.map((name) => [name, has![name] ?? null]));
  return { changes, ...(oldOn !== effectiveOn && { correctedEffectiveOn: effectiveOn }) };
}
