import { Command, InvalidArgumentError } from 'commander';
import type { StoredRecord } from '#audit/entry';
import { latestRecords, recordsTouching } from '#audit/read';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { auditIn, noteReading, openAuditLog, pseudonymsIn } from './open-audit.js';

export const SHOW_EXAMPLE = `  pathways audit show --last 20
  pathways audit show --json | jq 'select(.outcome == "denied")'
`;
export const OF_EXAMPLE = `  pathways audit of synthetic-blake
`;

interface Options {
  readonly last: number;
  readonly json?: true;
}

type Finish = (exitCode: number) => void;

export const showCommand = (terminal: Terminal, finish: Finish): Command =>
  withLast(new Command('show'))
    .summary('list the latest records of the audit')
    .description('Lists the latest records. That the audit was read is written into it first.')
    .action(async (options: Options) => {
      const places = auditIn(terminal);
      const log = await openAuditLog(places);
      try {
        const records = await latestRecords(log, options.last);
        const what = { operation: 'audit show', arguments: options, teachers: [], rows: records.length };
        await noteReading(log, places, what);
        print(records, options, terminal);
        finish(EXIT.ok);
      } finally {
        await log.close();
      }
    });

/** For a teacher who asks who looked at their record. */
export const ofCommand = (terminal: Terminal, finish: Finish): Command =>
  withLast(new Command('of'))
    .summary('list who looked at a teacher’s record, for the teacher to be told')
    .description(
      'Lists the latest records that touched a teacher, whom the audit knows by a pseudonym only. That this was asked is written into the audit first.',
    )
    .argument('<teacher>', 'the id of the teacher in the record')
    .action(async (teacher: string, options: Options) => {
      const places = auditIn(terminal);
      const log = await openAuditLog(places);
      try {
        const records = await recordsTouching(log, pseudonymsIn(places).ofTeacher(teacher), options.last);
        const what = {
          operation: 'audit of',
          arguments: { teacher },
          teachers: [teacher],
          rows: records.length,
        };
        await noteReading(log, places, what);
        print(records, options, terminal);
        finish(EXIT.ok);
      } finally {
        await log.close();
      }
    });

const withLast = (command: Command): Command =>
  command.option('--last <number>', 'how many records, the latest last', wholeNumber, 50);

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 1.');
}

function print(records: readonly StoredRecord[], { json }: Options, { stdout, stderr }: Terminal): void {
  for (const record of records) stdout.write(`${json ? JSON.stringify(record) : lineOf(record)}\n`);
  if (records.length === 0) stderr.write('No record of it.\n');
}

const lineOf = ({
  number,
  at,
  subject,
  role,
  purpose,
  operation,
  outcome,
  rows,
  teachers,
}: StoredRecord): string =>
  [
    `${number}  ${at}`,
    `${written(subject)} (${written(role)}, for ${written(purpose)})`,
    `${written(operation)} ${outcome}`,
    `${rows ?? 0} rows, ${teachers.length} teachers`,
  ].join('  ');

/** What came with a request may hold what a terminal would act on. */
const written = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\u007f-\u009f\u2028\u2029]/g, '\ufffd');
