import type { DetailColumns } from '../personal/details-in.js';
import type { ValueReader } from './value.js';

/** A kind of table that people have, described so that one mechanism can read any of them. Plain data. */
export interface Format {
  /** What `--format` takes, e.g. `register-trainee-export`. */
  readonly name: string;
  readonly title: string;
  /** The family of formats: what one of them told before is compared with what another tells of the same. */
  readonly system: string;
  /** In the order of the file: of those with one name the first is the first. */
  readonly columns: readonly Column[];
  /** The file has no header: its columns are known by their order alone. */
  readonly headless?: true;
  /** Lines of words stand above the header. */
  readonly preamble?: true;
  readonly subject: Subject;
  /** Personal columns that tell who the person is: they are sealed before anything is recorded. */
  readonly details?: DetailColumns;
  /** The employer is told by the number that its authority gave it: the school of that number, where one is on record. */
  readonly employers?: Employers;
  /** Columns that tell one row of a subject from its others, where there may be several. */
  readonly key?: readonly string[];
  /** Where a subject may have several of what a row is about, such as trainings, how they are told apart. */
  readonly episode?: Episode;
  /** Columns of which the first that is filled in tells when the source knew this. Absent: known by this import. */
  readonly recordedAt?: readonly string[];
  /** The same for what is told for the first time, where nothing tells when it was told otherwise or taken back. */
  readonly firstKnownAt?: readonly string[];
  /** UTC instant since which all is taken as known that is told of a subject for the first time. */
  readonly alwaysKnownSince?: string;
  readonly facts: readonly FactTemplate[];
  /** What may happen again, of which the file tells the latest time only. */
  readonly repeats?: Repeats;
  /** The source tells all employments of a person: who is in none any more has left teaching. */
  readonly departures?: Departures;
  /** A cell left empty takes back what a file told before, or says nothing of it. */
  readonly empty: 'takes back' | 'says nothing';
  /** Several rows of a file may speak of one subject: only together they tell all of it. */
  readonly severalRows?: true;
  /** Rows that are no data, such as guidance below the header. */
  readonly skip?: readonly Condition[];
  /** The row says that its subject should never have been on record: all that was told of it is taken back. */
  readonly erases?: readonly Condition[];
  /** The file bears no date of its own: whoever imports it says on which day it was true. */
  readonly needsDay?: true;
}

export interface Column {
  /** As the source heads it. Letter case, spaces and underscores don't count. */
  readonly name: string;
  /** As other versions of the source head it. */
  readonly alsoNamed?: readonly string[];
  /** What the format calls it, where two columns have one name. */
  readonly as?: string;
  /** Absent: it is left out. */
  readonly reads?: ValueReader;
  /** It holds the source's own id of a record: a digest stands for it wherever it is a key. */
  readonly recordId?: true;
  /** About the person: no fact is made of it but those of who it is, if it is one of the `details`. */
  readonly personal?: true;
  /** Every row must fill it in. */
  readonly needed?: true;
  /** A file may come without it, as without those that are not read. */
  readonly mayLack?: true;
  /** Words that stand for nothing told. */
  readonly nothing?: readonly string[];
}

/** Whose record a row is about: a teacher by one of several identifiers, the surest first, or an organisation by its id. */
export type Subject =
  | { readonly teacher: readonly { readonly scheme: string; readonly column: string }[] }
  | { readonly organisation: FieldSource };

export interface Employers {
  readonly number: FieldSource;
  /** The column with the day on which it was the employer's number. */
  readonly on: string;
  /** What the format calls the employer. */
  readonly as: string;
}

export interface Episode {
  /** The column that has the source's own id of it, if it has one. */
  readonly id?: string;
  /** Columns of which the first that is filled in tells when it began. */
  readonly began: readonly string[];
  /** Beginnings at most so many days apart are taken for one, told otherwise: 0 where each day is another. */
  readonly withinDays: number;
  /** The slot of the fact that begins it. */
  readonly slot: string;
}

/** Something that begins and ends, such as a deferral: begun after an end that was told before, it is another one. */
export interface Repeats {
  readonly begins: string;
  readonly ends: string;
}

export interface Departures {
  /** The slots of the beginning and the end of an employment. */
  readonly begins: string;
  readonly ends: string;
  /** A next employment that begins within so many days is no return: nobody had left. */
  readonly withinDays: number;
}

/** Where a field of a fact comes from. */
export type FieldSource =
  /** The value of a column. */
  | string
  /** Always the same. */
  | { readonly constant: string | number | boolean }
  /** Columns and words in between, in braces: `{LA (code)}/{EstablishmentNumber}`. Nothing if one column is empty. */
  | { readonly text: string }
  /** The first column that is filled in. */
  | { readonly firstOf: readonly string[] }
  /** One of several that a column lists, 0 for the first. */
  | { readonly itemOf: string; readonly place: number }
  /** The year of the day that a column tells: no more of a date of birth is told. */
  | { readonly yearOf: string }
  /** All of a subject's share goes to this organisation. */
  | { readonly wholeShareOf: string };

/** A fact that a row may tell. It tells none where its date, or a column it needs, is empty. */
export interface FactTemplate {
  /** Stable name within the subject, e.g. `award`. */
  readonly slot: string;
  readonly type: string;
  /** Columns of which the first that is filled in is the day from which it was true; or a day; or that of the file. */
  readonly on: readonly string[] | { readonly day: string } | 'day of the file';
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** What must be filled in, else nothing is told. */
  readonly needs?: readonly FieldSource[];
  readonly if?: readonly Condition[];
  /** A file of what was observed on a day: each day tells one of its own. */
  readonly eachDay?: true;
  /** A file of what was observed on a day: the fact keeps the earliest day on which it was seen. */
  readonly sinceEarliest?: true;
}

/** All of them must hold. */
export type Condition =
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly column: string; readonly isNot: readonly string[] }
  | { readonly column: string; readonly holds: string }
  /** The day of a column is the day of another or later. */
  | { readonly column: string; readonly notBefore: string };
