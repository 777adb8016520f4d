import { Command, Option } from 'commander';
import { rightsFacts } from '#pathway/personal/rights.facts';
import { EXIT_HELP } from '../exit-codes.js';
import { LOG_ENVIRONMENT, logIn } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { eraseSubject, exportToFolder, rectifySubject, restrictSubject } from './verbs.js';
import type { Whom } from './whom.js';

type Finish = (exitCode: number) => void;

const EXAMPLES = {
  export: '  pathways subject export t0123 --to for-the-person\n  pathways subject export --trn-file trn.txt --to for-the-person\n',
  rectify: '  pathways subject rectify t0123 --details right.json\n',
  restrict: '  pathways subject restrict t0123 --ground accuracy_contested\n',
  unrestrict: '  pathways subject unrestrict t0123\n',
  erase: '  pathways subject erase t0123 --dry-run\n  pathways subject erase t0123 --ground objection\n',
} as const; // prettier-ignore

const KEYS_ENVIRONMENT = `
  PATHWAYS_KEYS              where the keys of people are (default: keys.sqlite beside the log)
  PATHWAYS_MASTER_KEY_FILE   the key that wraps them (default: master.key beside the log); or
  PATHWAYS_MASTER_KEY_COMMAND, a program that prints it; or PATHWAYS_MASTER_KEY, the key itself
  PATHWAYS_IDENTITY_KEY_FILE the key by which people are found by a TRN (default: identity.key beside the log)`;

/** What UK GDPR lets a person ask. */
export const subjectCommand = (terminal: Terminal, finish: Finish): Command => {
  const command = new Command('subject')
    .description(
      'Does what a person may ask of their data: export, rectify, restrict, erase. Needs the keys.',
    )
    .addHelpText('before', `Examples:\n${Object.values(EXAMPLES).join('')}`)
    .addHelpText('after', `\n${EXIT_HELP}`);
  for (const verb of verbsOf(terminal, finish)) command.addCommand(verb);
  return command;
};

const verbsOf = (terminal: Terminal, finish: Finish): readonly Command[] => [
  verb('export', 'write all that is kept of a person into a folder, for the person', terminal)
    .requiredOption('--to <folder>', 'the folder to make, for its owner only: subject.json and subject.html')
    .action(async (teacher: string | undefined, options: Whom & { readonly to: string }) =>
      finish(await exportToFolder({ ...options, teacher }, terminal)),
    ),
  verb('rectify', 'record the right personal details in place of wrong ones', terminal)
    .requiredOption('--details <file>', 'JSON with the details that are right, and noLonger for those to take away; - for the standard input')
    .action(async (teacher: string | undefined, options: Whom & { readonly details: string }) =>
      finish(await rectifySubject({ ...options, teacher }, terminal)),
    ),
  verb('restrict', 'keep who a person is from being shown', terminal)
    .addOption(groundOf('SubjectRestricted'))
    .action(async (teacher: string | undefined, options: Whom & { readonly ground?: string }) =>
      finish(await restrictSubject({ ...options, teacher, isLifted: false }, terminal)),
    ),
  verb('unrestrict', 'lift a restriction', terminal).action(
    async (teacher: string | undefined, options: Whom) =>
      finish(await restrictSubject({ ...options, teacher, isLifted: true }, terminal)),
  ),
  verb('erase', 'destroy the key of who a person is, for ever; the career stays, without a name', terminal)
    .addOption(groundOf('SubjectErased'))
    .option('--dry-run', 'tell what would go and what would stay')
    .action(async (teacher: string | undefined, options: Whom & { readonly ground?: string; readonly dryRun?: true }) =>
      finish(await eraseSubject({ ...options, teacher }, terminal)),
    ),
]; // prettier-ignore

const verb = (name: keyof typeof EXAMPLES, summary: string, terminal: Terminal): Command =>
  new Command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .argument('[teacher]', 'the id of the teacher in the record')
    .option('--trn-file <file>', 'a file with the TRN instead, which is never said on a command line; - for the standard input')
    .option('--log <url>', 'the log', logIn(terminal))
    .option('--json', 'print the report as JSON on the standard output')
    .addHelpText('before', `Examples:\n${EXAMPLES[name]}`)
    .addHelpText('after', `${LOG_ENVIRONMENT}${KEYS_ENVIRONMENT}\n\n${EXIT_HELP}`); // prettier-ignore

const groundOf = (type: 'SubjectRestricted' | 'SubjectErased'): Option =>
  new Option('--ground <ground>', 'on which ground of the law').choices(
    rightsFacts[type].ground.holds.replace(/^one of /, '').split(', '),
  );
