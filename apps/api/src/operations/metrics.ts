import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { ReadModel, ReadModelStatus } from '#read-models/read-model';

type Measure = readonly [name: string, help: string, of: (status: ReadModelStatus) => number];

const gauges: readonly Measure[] = [
  [
    'generation',
    'Which build of the read model answers; 0 before the first is done.',
    (s) => s.generation ?? 0,
  ],
  [
    'position',
    'Position of the last fact applied, for the eye: it tells no distance.',
    (s) => Number(s.position ?? 0),
  ],
  ['facts_applied', 'Facts that the answers rest on.', (s) => s.factsApplied],
  ['skipped_facts', 'Facts of types that this release does not know.', (s) => s.factsOfUnknownType],
  ['parked_streams', 'Records left out from a fact on that could not be read.', (s) => s.parkedStreams],
  ['caught_up', '1 when all that the log was seen to hold is applied.', (s) => Number(s.caughtUp)],
  ['lag_seconds', 'All that was in the log so long ago is applied.', (s) => s.secondsBehind],
  ['failed', '1 when no more facts are applied until somebody acts.', (s) => Number(s.failure !== null)],
  ['at_standstill', '1 while no facts are applied and it tries again.', (s) => Number(s.standstill !== null)],
  ['rebuilding', '1 while another build is under way.', (s) => Number(s.rebuild !== null)],
  ['rebuild_facts_read', 'Facts that the build under way has read.', (s) => s.rebuild?.factsRead ?? 0],
];

/** What is measured of this service, for Prometheus. There are no labels that could carry anything of a person. */
export function metricsOf(model: ReadModel): Registry {
  const registers = [new Registry()] as const;
  collectDefaultMetrics({ register: registers[0] });
  for (const [name, help, of] of gauges)
    new Gauge({
      ...{ name: `pathways_read_model_${name}`, help, registers: [...registers] },
      collect() {
        this.set(of(model.status()));
      },
    });
  new Gauge({
    ...{ name: 'pathways_log_reachable', registers: [...registers] },
    help: '1 when the event log answered within 2 seconds.',
    collect() {
      this.set(Number(model.status().logReachable));
    },
  });
  new Counter({
    ...{ name: 'pathways_read_model_interruptions_total', registers: [...registers] },
    help: 'How often following the log was interrupted.',
    collect() {
      this.reset();
      this.inc(model.status().interruptions);
    },
  });
  return registers[0];
}
