import type { ReadModel, ReadModelStatus } from '#read-models/read-model';

const EVERY_MS = 1_000;

/** As much of how the service fares as is worth a line when it changes. */
export type Standing = Pick<
  ReadModelStatus,
  | 'generation'
  | 'logReachable'
  | 'lastInterruption'
  | 'standstill'
  | 'failure'
  | 'parkedStreams'
  | 'rebuild'
  | 'rebuildFailure'
>;

/** Before anything has been seen: what is well from the start is no news. */
const ALL_WELL: Standing = {
  generation: null,
  logReachable: true,
  lastInterruption: null,
  standstill: null,
  failure: null,
  parkedStreams: 0,
  rebuild: null,
  rebuildFailure: null,
};

/** What has changed, in words. Nothing in it tells of any one person. */
export const newsBetween = (before: Standing, now: Standing): readonly string[] => [
  ...newsOfLog(before, now),
  ...newsOfReadModel(before, now),
  ...newsOfParked(before, now),
  ...newsOfBuilds(before, now),
];

function newsOfLog(before: Standing, { logReachable, lastInterruption }: Standing): readonly string[] {
  if (before.logReachable === logReachable) return [];
  if (logReachable) return ['The event log answers again.'];
  const cause = lastInterruption === null ? '' : ` Last said of it: ${lastInterruption}`;
  return [`The event log does not answer: nothing can be recorded. It is asked again until it does.${cause}`];
}

function newsOfReadModel(before: Standing, { standstill, failure }: Standing): readonly string[] {
  if (failure !== null && before.failure === null)
    return [`The read model has stopped and needs somebody: ${failure}`];
  if (standstill !== null && before.standstill === null)
    return [`The read model is at a standstill and tries again: ${standstill}`];
  return standstill === null && before.standstill !== null ? ['The read model goes on.'] : [];
}

function newsOfParked(before: Standing, { parkedStreams }: Standing): readonly string[] {
  if (parkedStreams === before.parkedStreams) return [];
  return [parkedStreams === 0 ? 'No record is parked any more.' : `Records parked: ${parkedStreams}.`];
}

function newsOfBuilds(
  before: Standing,
  { generation, rebuild, rebuildFailure }: Standing,
): readonly string[] {
  return [
    ...(rebuild && rebuild.generation !== before.rebuild?.generation
      ? [`Build ${rebuild.generation} of the read model is under way.`]
      : []),
    ...(generation !== null && generation !== before.generation
      ? [`Build ${generation} of the read model answers.`]
      : []),
    ...(rebuildFailure !== null && rebuildFailure !== before.rebuildFailure
      ? [`The build was given up: ${rebuildFailure}`]
      : []),
  ];
}

/** Tells what changes in how the service fares, a line each with its UTC instant, for as long as the process runs. */
export function tellNews(model: Pick<ReadModel, 'status'>, tell: (line: string) => void): void {
  let before = ALL_WELL;
  const look = (): void => {
    const now = model.status();
    for (const line of newsBetween(before, now)) tell(`${new Date().toISOString()} ${line}`);
    before = now;
  };
  setInterval(look, EVERY_MS).unref();
}
