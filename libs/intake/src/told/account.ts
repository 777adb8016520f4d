import type { AnyFact } from '#pathway/fact';

/** A fact with its place in what a source tells of one subject. */
export interface ToldFact {
  /** Stable name within the subject, e.g. `award`: what the source tells there later is about the same thing. */
  readonly slot: string;
  readonly fact: AnyFact;
  /** The source only observes: seen again later, the fact keeps its earlier date. */
  readonly sinceEarliest?: boolean;
}

/** What a source tells of a subject now, as far as it speaks of it at all. */
export interface Account {
  /** `teacher-…` or `organisation-…`: where what is told for the first time goes. */
  readonly stream: string;
  /** The source: files of one family. What it told before is compared with what it tells now. */
  readonly system: string;
  /** Other sources whose tellings this one may take back. */
  readonly alsoSpeaksFor?: readonly string[];
  readonly facts: readonly ToldFact[];
  /** Whether this account, saying nothing of it any more, takes back what was told before. */
  readonly takesBack: (telling: Telling) => boolean;
  /** Whether the source, lacking a field, says nothing of it, so that it stays as told before. Absent: it is gone. */
  readonly isSilentOn?: (type: string, field: string) => boolean;
  /** UTC instant at which the source knew this. One older than what it told of the same before is left alone. */
  readonly recordedAt: string;
}

/** A fact that a source told before. */
export interface Telling {
  /** Where it stands, and what is said of it later. */
  readonly stream: string;
  readonly system: string;
  readonly slot: string;
  readonly factId: string;
  /** With the source's own corrections; undefined where this release does not understand it. */
  readonly fact: AnyFact | undefined;
  /** The source's own voids that strike it out, by id. None: it stands. */
  readonly voids: readonly string[];
  /** Voids by others, people included, that strike it out. */
  readonly voidsByOthers: readonly { readonly factId: string; readonly recordedAt: string }[];
  /** UTC instant of the last that the source told of it, a correction or a void included. */
  readonly lastToldAt: string;
  /** The same of those that the source dated itself, rather than the import; empty for none. */
  readonly lastDatedAt: string;
}
