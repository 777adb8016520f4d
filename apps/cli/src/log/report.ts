import { digestOfStreams, type Contents } from '#event-log/moving/digest';
import type { Terminal } from '../terminal.js';

/** What a log comes to, as a report shows it: logs that hold the same come to the same, of whichever kind they are. */
export interface ContentsReport {
  readonly events: number;
  readonly streams: number;
  /** Of all events in the order of the log. */
  readonly digest: string;
  /** Of the name, the last revision and the digest of each stream. */
  readonly digestOfStreams: string;
}

export const contentsReport = (contents: Contents): ContentsReport => ({
  events: contents.events,
  streams: contents.streams.size,
  digest: `sha256:${contents.digest}`,
  digestOfStreams: `sha256:${digestOfStreams(contents)}`,
});

/** A report goes to the standard output as JSON if it is asked for; the words go to the other one, for people. */
export function show(
  { stdout, stderr }: Terminal,
  isJson: boolean | undefined,
  report: object,
  words: readonly string[],
): void {
  if (isJson) stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  stderr.write(`${words.join('\n')}\n`);
}

export const number = (value: number): string => value.toLocaleString('en-GB');

export const line = (name: string, value: string): string => `  ${name.padEnd(14)}  ${value}`;

export const contentsLines = ({ events, streams, digest }: ContentsReport): readonly string[] => [
  line('events', `${number(events)} in ${number(streams)} streams`),
  line('digest', digest),
];
