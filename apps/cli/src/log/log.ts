import { Command } from 'commander';
import { EXIT_HELP } from '../exit-codes.js';
import { LOG_ENVIRONMENT } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { BACKUP_EXAMPLE, backupCommand } from './backup.js';
import { COPY_EXAMPLE, copyCommand } from './copy.js';
import { VERIFY_EXAMPLE, verifyCommand } from './verify.js';

type Finish = (exitCode: number) => void;

/** Moves, checks and keeps safe the log itself. */
export const logCommand = (terminal: Terminal, finish: Finish): Command => {
  const command = new Command('log')
    .description('Copies, verifies and backs up the event log.')
    .addHelpText('before', `Examples:\n${COPY_EXAMPLE}${VERIFY_EXAMPLE}${BACKUP_EXAMPLE}`)
    .addHelpText('after', `\n${EXIT_HELP}`);
  const verbs = [
    [copyCommand(terminal, finish), COPY_EXAMPLE],
    [verifyCommand(terminal, finish), VERIFY_EXAMPLE],
    [backupCommand(terminal, finish), BACKUP_EXAMPLE],
  ] as const;
  for (const [verb, example] of verbs)
    command.addCommand(
      verb
        .option('--json', 'print the report as JSON on the standard output')
        .addHelpText('before', `Examples:\n${example}`)
        .addHelpText('after', `${LOG_ENVIRONMENT}\n\n${EXIT_HELP}`),
    );
  return command;
};
