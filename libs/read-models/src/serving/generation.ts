import type { EventLog, Position } from '#event-log/event-log';
import { tiedRecordsIn } from '../linked/tied-records.js';
import { isBeyondUse } from '../projector/failure.js';
import { parkedSql } from '../projector/parking.js';
import { projectorOf, type ProjectorState } from '../projector/projector.js';
import { inTime } from '../projector/within.js';
import type { ParkedStream } from '../read-model.js';
import { catalogOf } from '../storage/database.js';
import { type Store, writeThrough } from '../storage/open-store.js';
import { type Asking, askingOf } from './asking.js';

/** One build of the read model, from the log and from nothing else: its database, who writes it and who asks it. */
export interface Generation extends Pick<Asking, 'ask'> {
  readonly number: number;
  readonly state: () => ProjectorState;
  readonly position: () => Position | null;
  /** Whether its checkpoint is one of the log's. @throws Error the log cannot tell for now */
  belongsToLog(): Promise<boolean>;
  follow(): void;
  parked(): Promise<readonly ParkedStream[]>;
  tiedTo(teacher: string): Promise<readonly string[]>;
  retryParked(): Promise<void>;
  writeThrough(): Promise<void>;
  /** Stops following, answers the questions in hand and lets go of the file. */
  close(): Promise<void>;
}

/** What a generation needs of its surroundings. */
export interface Surroundings {
  readonly log: EventLog;
  readonly isLogReachable: () => boolean;
  /** The state of a generation has changed. */
  onChange(): void;
}

/** @param fileTrouble why nothing could be written before it was opened, if that is so */
export async function generationOf(
  store: Store,
  surroundings: Surroundings,
  fileTrouble: string | null = null,
): Promise<Generation> {
  const { instance } = store;
  const { log, isLogReachable, onChange } = surroundings;
  const writer = await instance.connect();
  const catalog = await catalogOf(writer);
  const projector = await projectorOf(log, writer, catalog, onChange, fileTrouble);
  let isLost = false;
  const state = (): ProjectorState => {
    const told = projector.state();
    return { ...told, isBeyondUse: isLost || told.isBeyondUse };
  };
  const standing = () => ({ isLogReachable: isLogReachable(), standstill: standstillOf(state()) });
  const asking = await askingOf(instance, catalog, standing, projector.make);
  const tied = await tiedRecordsIn(instance);
  const ask: Generation['ask'] = (scope, viewpoint, question) =>
    asking.ask(scope, viewpoint, question).catch((error: unknown) => {
      isLost ||= isBeyondUse(error);
      if (isLost) onChange();
      throw error;
    });
  return {
    ...{ number: store.generation, state, ask, follow: projector.start },
    position: () => projector.state().checkpoint.position,
    belongsToLog: () => belongsTo(log, projector.state().checkpoint),
    parked: () => ask('EVERYONE', NOW, ({ rows }) => rows<ParkedStream & Record<string, unknown>>(parkedSql)),
    tiedTo: tied.tiedTo,
    retryParked: () => projector.retryParked().then(asking.forget),
    writeThrough: () => writeThrough(store),
    async close() {
      await projector.stop();
      await Promise.all([asking.close(), tied.close()]);
      writer.closeSync();
      instance.closeSync();
    },
  };
}

/** Why no later facts are read, for now or for good. */
export const standstillOf = ({ failure, fileTrouble, logTrouble }: ProjectorState): string | null =>
  failure ?? fileTrouble ?? logTrouble;

/** What is parked depends on no day. */
const NOW = { asOf: '' };

/** Another log has another fact at that position, or none; or it cannot even read the position. */
async function belongsTo(
  log: EventLog,
  { position, factId }: ProjectorState['checkpoint'],
): Promise<boolean> {
  if (position === null) return true;
  try {
    return (await inTime(log.eventAt(position)))?.id === factId;
  } catch (error) {
    if ((error as Error).name === 'TypeError') return false;
    throw error;
  }
}
