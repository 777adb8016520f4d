import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { Lag, RecordingLagAnswer, RecordingLagArgs, SourceLag } from './recording-lag.answer.js';
import { lagTeachersSql, recordingLagSql } from './recording-lag.sql.js';

const DEFINITION =
  'Days from the day on which a fact took effect to the day (UTC) on which it was recorded, as it was recorded first: ' +
  'median and 90th percentile by linear interpolation (R type 7). Below 0: recorded before it took effect. Facts struck ' +
  'out since count, as their source did report them; voids and corrections do not, as their dates mean nothing. By the ' +
  'system that reported the fact; without one it was recorded by command. Only facts of the types on which answers ' +
  'rest: the others stay in the log.';

type Row = SourceLag & Readonly<Record<string, unknown>> & { readonly is_all: boolean };

/** How long after its day a fact is recorded, by the system that reported it. */
export function recordingLag(model: Answering, args: RecordingLagArgs): Promise<RecordingLagAnswer> {
  return answered(model, args, async ({ rows }) => {
    const of = { asOf: args.asOf };
    const found = await rows<Row>(recordingLagSql, of);
    const [teachers] = await rows<{ n: number }>(lagTeachersSql, of);
    const bySource = found
      .filter((row) => !row.is_all)
      .map(({ source, ...row }): SourceLag => ({ source, ...lagOf(row) }));
    return {
      ground: { definition: DEFINITION, n: teachers!.n },
      answer: { all: lagOf(found.find((row) => row.is_all)!), bySource },
    };
  });
}

const lagOf = ({ facts, recordedBefore, medianDays, p90Days }: Lag): Lag => ({
  facts,
  recordedBefore,
  medianDays,
  p90Days,
});
