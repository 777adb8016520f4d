import { completeErasures } from './erasing/complete.js';
import type { Erasing } from './erasing/erase.js';
import type { WholeLog } from './erasing/sought-events.js';
import { openKeys, type KeySettings } from './keys/open-keys.js';

/** What is personal, opened when it is first needed: figures need none of it. */
export interface Privacy {
  /**
   * The log and the keys, once every erasure that either of them knows of is whole. What failed is tried again the
   * next time.
   *
   * @throws UnusableKeys, and whatever the log throws
   */
  ready(): Promise<Erasing>;
  close(): Promise<void>;
}

export function privacyOn(log: WholeLog, settings: KeySettings, now: () => Date): Privacy {
  let opening: Promise<Erasing> | undefined;
  const open = async (): Promise<Erasing> => {
    const erasing = { log, keys: await openKeys(settings) };
    try {
      await completeErasures(erasing, now().toISOString());
      return erasing;
    } catch (error) {
      await erasing.keys.close();
      throw error;
    }
  };
  return {
    ready() {
      opening ??= open().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    async close() {
      const opened = await opening?.catch(() => undefined);
      await opened?.keys.close();
    },
  };
}
