import { Command } from 'commander';
import { EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { AUDIT_ENVIRONMENT } from './open-audit.js';
import { OF_EXAMPLE, ofCommand, SHOW_EXAMPLE, showCommand } from './show.js';
import { VERIFY_EXAMPLE, verifyCommand } from './verify.js';

type Finish = (exitCode: number) => void;

/** Who did what: whether it can be trusted, and what it says. */
export const auditCommand = (terminal: Terminal, finish: Finish): Command => {
  const command = new Command('audit')
    .description('Verifies and reads the audit: who asked and did what.')
    .addHelpText('before', `Examples:\n${VERIFY_EXAMPLE}${SHOW_EXAMPLE}${OF_EXAMPLE}`)
    .addHelpText('after', `\n${EXIT_HELP}`);
  const verbs = [
    [verifyCommand(terminal, finish), VERIFY_EXAMPLE],
    [showCommand(terminal, finish), SHOW_EXAMPLE],
    [ofCommand(terminal, finish), OF_EXAMPLE],
  ] as const;
  for (const [verb, example] of verbs)
    command.addCommand(
      verb
        .option('--json', 'print it as JSON on the standard output, a record to a line')
        .addHelpText('before', `Examples:\n${example}`)
        .addHelpText('after', `${AUDIT_ENVIRONMENT}\n\n${EXIT_HELP}`),
    );
  return command;
};
