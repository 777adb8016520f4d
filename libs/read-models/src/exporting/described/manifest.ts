/** What an extract is: enough to tell whether two are the same, to make it again, and to check every file of it. */
export const KIND = 'pathways extract';

export interface ExtractFile {
  readonly path: string;
  /** Name of the table whose rows it holds; null for what describes the others. */
  readonly table: string | null;
  readonly rows: number | null;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ExtractManifest {
  readonly kind: typeof KIND;
  /** Names what the figures rest on: `pathways:<position>:<first 12 hexadecimals of the digest>`. */
  readonly snapshot: string;
  readonly position: string | null;
  readonly knownAt: string | null;
  /** The day on which the figures are asked. */
  readonly asOf: string;
  /** Digest of what the derived tables hold, as the question `contentsDigest` gives it. */
  readonly digest: string;
  /** Digest of the definitions of all derived tables. */
  readonly definitions: string;
  readonly codeVersion: string;
  readonly profile: Profile;
  /** Facts that are in no table: not understood by this release, or of no teacher's and no organisation's record. */
  readonly factsLeftOut: number;
  readonly files: readonly ExtractFile[];
}

/** What was done so that nobody is told more than they may know. */
export type Profile = OwnProfile | IdentifiedProfile | DeIdentifiedProfile;

export interface OwnProfile {
  readonly name: 'own';
  readonly means: string;
  readonly project: string;
  /** Tells extracts made with the same key from others; the key itself is in no extract. */
  readonly keyFingerprint: string;
  /** Fields of facts that are left out, as `type.field`. */
  readonly withheld: readonly string[];
}

export interface IdentifiedProfile {
  readonly name: 'identified';
  readonly means: string;
}

export interface DeIdentifiedProfile {
  readonly name: 'de-identified';
  readonly means: string;
  /** Every combination of the columns named is that of at least so many people. */
  readonly k: number;
  readonly quasiIdentifiers: readonly string[];
  readonly generalised: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
}

export const manifestText = (manifest: ExtractManifest): string =>
  `${JSON.stringify(manifest, undefined, 2)}\n`;
