import type { ReplayManifest } from '#read-models/replaying/manifest';

/** What a replay came to. */
export interface ReplayReport extends ReplayManifest {
  readonly folder: string;
  readonly seconds: number;
}

export const reportOn = (folder: string, manifest: ReplayManifest, seconds: number): ReplayReport => ({
  folder,
  ...manifest,
  seconds,
});

const number = (value: number): string => value.toLocaleString('en-GB');

const line = (name: string, value: string): string => `  ${name.padEnd(14)}  ${value}\n`;

/** The report in words. */
export function summaryOf(report: ReplayReport): string {
  const { folder, snapshot, position, knownAt, counts, digest, figures, seconds } = report;
  return [
    `Replayed into ${folder}:\n`,
    line('snapshot', snapshot),
    line('up to', position === null ? 'an empty log' : `position ${position}`),
    line('known at', knownAt ?? 'any time'),
    line('facts', number(counts.facts)),
    line('teachers', number(counts.rows['careers'] ?? 0)),
    line('digest', `sha256:${digest}`),
    ...(figures
      ? [
          line('figures', `${number(figures.values)} values in ${folder}/figures.ndjson`),
          line('as of', figures.asOf),
          ...(figures.trainingModel === null ? [] : [line('training model', figures.trainingModel)]),
        ]
      : []),
    line('took', `${seconds.toFixed(1)} s`),
    ...warningsOn(report),
  ].join('');
}

const warningsOn = ({ counts }: ReplayReport): readonly string[] => [
  ...(counts.parkedStreams > 0
    ? [
        `  warning: ${number(counts.parkedStreams)} records could not be read and are left out from there on.\n`,
      ]
    : []),
  ...(counts.factsOfUnknownType > 0
    ? [
        `  warning: ${number(counts.factsOfUnknownType)} facts are of a type or version that this release does not know.\n`,
      ]
    : []),
];
