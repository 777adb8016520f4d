import type { Answer, Viewpoint } from '../answer.js';

export type ContentsDigestArgs = Viewpoint;

export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  /** Sum of the hashes of its rows, so that their order makes no difference; in hexadecimal. */
  readonly digest: string;
}

export interface ContentsDigestAnswer extends Answer {
  /** SHA-256 of the names, numbers of rows and digests of all tables; in hexadecimal. */
  readonly digest: string;
  readonly tables: readonly TableDigest[];
}
