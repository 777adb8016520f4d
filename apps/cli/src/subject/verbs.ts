import { randomUUID } from 'node:crypto';
import { UnusableFile } from '#intake/csv/problem';
import { erase, erasurePlan, type ErasureGround, type ErasurePlan } from '#privacy/erasing/erase';
import { reportDetails } from '#privacy/sealing/report-details';
import { exportSubject } from '#privacy/subject/export-subject';
import { noteRights, type RightsFact, type RightsOutcome } from '#privacy/subject/rights';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { detailsFrom } from './details-file.js';
import { inNewFolder, writeExport } from './export-folder.js';
import { textOf, withSubject, type Whom } from './whom.js';

const MONTH = 'The law gives one month from the day on which they asked (UK GDPR, Article 12(3)).';

/** Each with an id of its own: a person at a terminal means it anew. */
const now = () => ({ at: new Date().toISOString(), commandId: `cli ${randomUUID()}` });

export const exportToFolder = (whom: Whom & { readonly to: string }, terminal: Terminal): Promise<number> =>
  withSubject(whom, terminal, async ({ log, keys }, teacher) => {
    const { at, commandId } = now();
    const fact: RightsFact = { type: 'SubjectExported', effectiveOn: at.slice(0, 10) };
    const { records, facts, identifiers } = await inNewFolder(whom.to, async () => {
      // Written down first: nobody is shown what is on no record.
      const outcome = await noteRights(log, teacher, fact, { at, commandId });
      if (outcome !== 'recorded') throw refused(outcome);
      const exported = await exportSubject({ log, keys }, teacher);
      await writeExport(whom.to, exported, at);
      return exported;
    });
    return said(
      terminal,
      whom,
      { folder: whom.to, records, facts: facts.length, identifiers },
      `${whom.to} holds all that is kept of this person: ${facts.length} facts. Hand it to nobody else. ${MONTH}`,
    );
  });

export async function rectifySubject(
  whom: Whom & { readonly details: string },
  terminal: Terminal,
): Promise<number> {
  const told = detailsFrom(await textOf(whom.details, terminal));
  return withSubject(whom, terminal, async (erasing, teacher) => {
    const { at, commandId } = now();
    const when = { effectiveOn: at.slice(0, 10), recordedAt: at };
    const outcome = await reportDetails(erasing, teacher, { ...told, ...when }, commandId);
    if (outcome === 'recorded') return said(terminal, whom, { outcome }, `Rectified. ${MONTH}`);
    throw refused(outcome);
  });
}

export const restrictSubject = (
  whom: Whom & { readonly ground?: string; readonly isLifted: boolean },
  terminal: Terminal,
): Promise<number> =>
  withSubject(whom, terminal, async ({ log }, teacher) => {
    const { at, commandId } = now();
    const type = whom.isLifted ? 'SubjectUnrestricted' : 'SubjectRestricted';
    const ground = whom.ground === undefined ? {} : { ground: whom.ground };
    const fact = { type, effectiveOn: at.slice(0, 10), ...ground } as RightsFact;
    const outcome = await noteRights(log, teacher, fact, { at, commandId });
    if (outcome === 'recorded' || outcome === 'so already')
      return said(terminal, whom, { outcome }, whom.isLifted ? 'The restriction is lifted.' : 'Restricted: who this is, is shown to nobody but a data officer.');
    throw refused(outcome);
  }); // prettier-ignore

export const eraseSubject = (
  whom: Whom & { readonly ground?: string; readonly dryRun?: true },
  terminal: Terminal,
): Promise<number> =>
  withSubject(whom, terminal, async (erasing, teacher) => {
    const ground = whom.ground as ErasureGround | undefined;
    const plan = whom.dryRun
      ? await erasurePlan(erasing, teacher)
      : await erase(erasing, teacher, { at: now().at, ...(ground && { ground }) });
    if (plan === 'not registered') throw refused(plan);
    return said(terminal, whom, { dryRun: whom.dryRun === true, ...plan }, wordsFor(plan, whom.dryRun));
  });

const wordsFor = (plan: ErasurePlan, isDryRun: boolean | undefined): string =>
  [
    `${isDryRun ? 'Would go' : 'Gone'}, for ever:`,
    `  the keys of ${plan.records.length} record${plan.records.length === 1 ? '' : 's'}: ${plan.sealedEvents} events with personal details can be read by nobody`,
    `  ${plan.identifiers} identifiers are nobody's: whoever comes with them next is somebody new`,
    `${isDryRun ? 'Would stay' : 'Stays'}:`,
    `  ${plan.careerFacts} facts of the career, under an id that names nobody; no figure changes`,
    'Not known here, so yours to delete: files that were imported, rows that failed, exports for the person, back-ups of the keys.',
    ...(plan.splitRecords.length > 0
      ? [
          `Shared with somebody else, as facts were reassigned: ${plan.splitRecords.join(', ')}. Look whose the details on them are: those of this person's own records go, those of others stay.`,
        ]
      : []),
    ...(isDryRun ? ['Dry run: nothing was done.'] : []),
  ].join('\n');

const refused = (outcome: Exclude<RightsOutcome, 'recorded'>): UnusableFile =>
  new UnusableFile(REFUSALS[outcome]);

const REFUSALS = {
  erased:
    'The person behind this record was erased: nothing is kept of who it was, and nothing is recorded any more.',
  'not registered': 'No such teacher is on record. Check the id.',
  'so already': 'It is so already.',
  'id taken': 'Nothing was recorded. Run the command again.',
} as const;

function said({ stdout, stderr }: Terminal, { json }: Whom, report: object, words: string): number {
  if (json) stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  stderr.write(`${words}\n`);
  return EXIT.ok;
}
