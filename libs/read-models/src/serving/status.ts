import type { ReadModelStatus } from '../read-model.js';
import { SCHEMA_VERSION } from '../storage/database.js';
import type { Freshness } from './freshness.js';
import { type Generation, standstillOf } from './generation.js';
import type { Line } from './line.js';
import type { LogWatch } from './log-watch.js';

/** How the read model fares, at once and without asking anybody. */
export function statusOf(line: Readonly<Line>, watch: LogWatch, fresh: Freshness): ReadModelStatus {
  const { live, building } = line;
  const logReachable = watch.isReachable() === true;
  const caughtUp = live !== undefined && fresh.isCaughtUp();
  return {
    ...progressOf(live),
    definitions: SCHEMA_VERSION,
    head: watch.head() ?? null,
    logReachable,
    caughtUp,
    secondsBehind: caughtUp && logReachable ? 0 : fresh.secondsBehind(),
    ...interruptionsOf(line),
    ...troubleOf(line),
    rebuildFailure: live ? line.buildFailure : null,
    rebuild: building
      ? { generation: building.number, factsRead: readBy(building), ofFacts: live ? readBy(live) : null }
      : null,
  };
}

function progressOf(live: Generation | undefined) {
  const state = live?.state();
  return {
    generation: live?.number ?? null,
    position: state?.checkpoint.position ?? null,
    factsApplied: state?.checkpoint.facts ?? 0,
    factsOfUnknownType: state?.checkpoint.unknownTypes ?? 0,
    parkedStreams: state?.parkedStreams ?? 0,
  };
}

/** A first build that has failed is begun again, unless that is of no use. */
function troubleOf({ live, building, rebuilding, buildFailure }: Readonly<Line>) {
  if (live) return { standstill: standstillOf(live.state()), failure: live.state().failure };
  const standstill = building ? standstillOf(building.state()) : buildFailure;
  return { standstill, failure: rebuilding ? null : buildFailure };
}

/** Those of former generations count too. */
function interruptionsOf({ live, building, interruptions, lastInterruption }: Readonly<Line>) {
  const states = [building, live].flatMap((generation) => (generation ? [generation.state()] : []));
  return {
    interruptions: states.reduce((sum, state) => sum + state.interruptions, interruptions),
    lastInterruption: states.reduce((last, state) => state.lastInterruption ?? last, lastInterruption),
  };
}

const readBy = (generation: Generation): number => Number(generation.state().checkpoint.seq);
