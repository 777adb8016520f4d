import { Command, InvalidArgumentError } from 'commander';
import type { Link } from '#audit/chain';
import { verifyAudit, type VerifiedAudit } from '#audit/verify';
import { notedIn } from '#audit/witness';
import { EXIT } from '../exit-codes.js';
import { number, show } from '../log/report.js';
import type { Terminal } from '../terminal.js';
import { auditIn, openAuditLog } from './open-audit.js';

export const VERIFY_EXAMPLE = `  pathways audit verify
  pathways audit verify --noted 1200:5f0c…
`;

interface Options {
  readonly noted?: Link;
  readonly json?: true;
}

export const verifyCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('verify')
    .summary('follow the chain of the audit and name the first link that does not hold')
    .description(
      'Follows the audit from its beginning. Each record holds the hash of the one before it, so a record that was changed, taken out or put in is named. An end that was cut off is seen by what was noted of it: beside the audit, and better elsewhere: note the last record that this prints.',
    )
    .option('--noted <number:hash>', 'a record that the audit is known to have had', readLink)
    .action(async ({ noted, json }: Options) => {
      const places = auditIn(terminal);
      const log = await openAuditLog(places);
      try {
        const beside = await verifyAudit(log, notedIn(places.headFile));
        const verified = beside.broken || !noted ? beside : await verifyAudit(log, noted);
        finish(report(verified, json, terminal));
      } finally {
        await log.close();
      }
    });

function readLink(text: string): Link {
  const [, at, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (at === undefined || hash === undefined)
    throw new InvalidArgumentError('Give it as it was printed, such as 1200:5f0c….');
  return { number: Number(at), hash };
}

function report({ last, broken }: VerifiedAudit, json: true | undefined, terminal: Terminal): number {
  const link = `${last.number}:${last.hash}`;
  show(terminal, json, { sound: broken === undefined, ...(broken && { broken }), last: link }, [
    broken
      ? `The audit is broken at record ${broken.number}: ${broken.what}.`
      : `The audit is sound: ${number(last.number)} records.`,
    `${broken ? 'The last that holds' : 'Note the last'}: ${link}`,
    ...(broken ? ['Keep the files as they are, and compare them with a backup.'] : []),
  ]);
  return broken ? EXIT.unsound : EXIT.ok;
}
