import type { Contents } from '#read-models/replaying/contents-of';
import { UnusableReplay } from '#read-models/replaying/manifest';
import { SCHEMA_VERSION } from '#read-models/storage/database';
import type { Door } from '../ask/door.js';

interface Told {
  readonly readModel: { readonly definitions: string };
  readonly contentsDigest: {
    readonly digest: string;
    readonly tables: readonly { readonly table: string; readonly digest: string }[];
    readonly basis: { readonly position: string | null };
  };
}

const QUESTION =
  '{ readModel { definitions } contentsDigest { digest tables { table digest } basis { position } } }';

/**
 * What the read model of a running service holds.
 *
 * @throws UnusableReplay the service is of another release, so that nothing can be compared
 */
export async function contentsOfService(door: Door): Promise<Contents> {
  const { readModel, contentsDigest } = await door<Told>(QUESTION);
  if (readModel.definitions !== SCHEMA_VERSION)
    throw new UnusableReplay(
      'The service is of another release, with other definitions. Verify it with the command of its own release.',
    );
  return {
    position: contentsDigest.basis.position,
    knownAt: null,
    digest: contentsDigest.digest,
    tables: Object.fromEntries(contentsDigest.tables.map(({ table, digest }) => [table, digest])),
  };
}
