import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { EventLog } from '#event-log/event-log';
import { fileOf, openEventLog } from '#event-log/open';
import { areThereKeys, keySettingsFrom, type KeySettings } from '#privacy/keys/open-keys';
import { privacyOn, type Privacy } from '#privacy/privacy';
import { openReadModel } from '#read-models/open';
import type { ReadModel } from '#read-models/read-model';
import { firstSecretIn } from '#sign-in/owner-only';
import { type Cursors, cursorsSealedWith } from './asking/cursors.js';
import { openAudit } from './audit/open-audit.js';
import { ledgersIn } from './disclosing/kept/ledgers.js';
import type { Foundations } from './foundations.js';
import { Clock } from './recording/clock.js';
import type { Settings } from './settings.js';
import type { LinkedRole } from './sign-in/link/links.js';

export interface RunningApi {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly readModel: ReadModel;
  /** Each lets in once. */
  readonly signInLinks: ReadonlyMap<LinkedRole, string>;
  /** Says at /health/ready that it goes, and for a moment goes on answering. */
  leave(): Promise<void>;
  /** Finishes what was accepted and lets go of the log and the files. */
  close(): Promise<void>;
}

const LETTING_GO_MS = 1_000;
/** Longer than a program may take that prints the master key. */
const ERASURES_PATIENCE_MS = 30_000;
/** What is in it is about people. */
const OWNER_ONLY = 0o700;

class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/**
 * Opens the log and the read model and answers at `settings.host`. The stores open while the framework loads, which
 * takes the longer of the two.
 */
export async function startApi(settings: Settings, clock: Clock = new SystemClock()): Promise<RunningApi> {
  const [foundations, { serve }] = await Promise.all([foundationsOf(settings, clock), import('./serve.js')]);
  try {
    const { stop, ...service } = await serve(foundations, settings);
    const close = async (): Promise<void> => {
      await stop();
      await letGo(foundations);
    };
    return { ...service, readModel: foundations.readModel, close };
  } catch (error) {
    await letGo(foundations);
    throw error;
  }
}

async function foundationsOf(
  { dataFolder, logUrl, auditUrl, identityKeyFile, keys }: Settings,
  clock: Clock,
): Promise<Foundations> {
  await mkdir(dataFolder, { recursive: true, mode: OWNER_ONLY });
  const cursors = await cursorsOf(dataFolder);
  const log = await openEventLog(logUrl);
  try {
    const readModel = await openReadModel({ log, folder: join(dataFolder, 'read-model') });
    const audit = await openAudit(auditUrl, dataFolder, clock);
    const ledgers = ledgersIn(dataFolder);
    const privacy = await privacyFor(log, keys ?? keySettingsFrom({}, fileOf(logUrl)), clock);
    return { log, readModel, clock, cursors, audit, ledgers, privacy, identityKeyFile };
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** The key outlives the service, so that whoever goes from page to page does not notice when it starts anew. */
async function cursorsOf(dataFolder: string): Promise<Cursors> {
  const key = randomBytes(32).toString('base64url');
  return cursorsSealedWith(await firstSecretIn(join(dataFolder, 'cursor.key'), key));
}

/**
 * Erasures are made whole before anything is recorded on a log that may be an old copy, and again before anything
 * personal is opened if that failed: keys out of reach keep nobody from the figures. Where nothing personal was recorded
 * yet, no key is made.
 */
async function privacyFor(log: EventLog, keys: KeySettings, clock: Clock): Promise<Privacy> {
  const privacy = privacyOn(log, keys, () => clock.now());
  if (!areThereKeys(keys)) return privacy;
  const ready = privacy
    .ready()
    .catch(({ name, message }: Error) => new Logger('Privacy').error(`${name}: ${message}`));
  await Promise.race([ready, sleep(ERASURES_PATIENCE_MS, undefined, { ref: false })]);
  return privacy;
}

/** A log out of reach may not keep the service from going: what was acknowledged is on its disk. */
async function letGo({ readModel, log, ledgers, audit, privacy }: Foundations): Promise<void> {
  ledgers.close();
  await Promise.race([privacy.close(), sleep(LETTING_GO_MS, undefined, { ref: false })]);
  await Promise.race([audit.close(), sleep(LETTING_GO_MS, undefined, { ref: false })]);
  await readModel.close();
  await Promise.race([log.close(), sleep(LETTING_GO_MS, undefined, { ref: false })]);
}
