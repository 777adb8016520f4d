import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UnusableFile } from '#intake/csv/problem';
import { OWN, ownIssuerIn } from '#sign-in/own-issuer';
import { replaceSecretIn } from '#sign-in/owner-only';
import { revoke } from '#sign-in/revocations';
import { roles, type Role } from '#sign-in/role';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

interface Options {
  readonly role?: Role;
  readonly organisation: readonly string[];
  readonly purpose: string;
  readonly subject?: string;
  readonly minutes: number;
  readonly data: string;
  readonly to?: string;
  readonly header?: true;
  readonly revoke?: string;
}

const LONGEST_MINUTES = OWN.longestSeconds / 60;

/** Makes tokens of a service's own issuer: whoever can read its data folder may be anybody to it. */
export const tokenCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('token')
    .description(
      'Makes a token of the service on a data folder, as long as it has no other issuer: for commands and programs of whoever may read that folder.',
    )
    .addOption(new Option('--role <role>', 'as whom it lets ask').choices(roles))
    .option('--organisation <ids...>', 'the schools, trusts or alliances for which it lets ask', [])
    .option('--purpose <words>', 'what it is for, as it will stand in the audit', 'not stated')
    .option('--subject <id>', 'who asks, as it will stand in the audit: no name (default: file-access-<role>)')
    .option('--minutes <number>', `how long it counts: up to ${LONGEST_MINUTES}`, minutesIn, 15)
    .option('--data <folder>', 'the data folder of the service', terminal.env['PATHWAYS_DATA'] || 'data')
    .option('--to <file>', 'write it there, readable by you only (default: the standard output)')
    .option('--header', 'write it as a header, as curl -H @file takes it')
    .option('--revoke <subject>', 'in place of making one: take back every sign-in of somebody up to now')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (options: Options, command: Command) => {
      if (!existsSync(options.data))
        throw new UnusableFile(`${options.data}: There is no such folder. Name the service's with --data.`);
      if (options.revoke !== undefined) await takeBack(options.revoke, options, terminal);
      else if (options.role === undefined) command.error('Name a role: --role <role>.');
      else await give(options.role, options, terminal);
      finish(EXIT.ok);
    }); // prettier-ignore

const EXAMPLES = `Examples:
  pathways token --role data_officer --to data/me
  pathways token --role tsa_lead --organisation synthetic-alliance-1 --header --to lead
  pathways token --role school --organisation synthetic-school-a | pathways ask headcount --token-file -
  pathways token --revoke file-access-tsa_lead
`;

const ENVIRONMENT = `
Environment:
  PATHWAYS_DATA  the data folder of the service (default: data)`;

function minutesIn(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES) return minutes;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${LONGEST_MINUTES}.`);
}

async function give(role: Role, options: Options, { stdout, stderr }: Terminal): Promise<void> {
  const { organisation: organisations, purpose, subject, minutes, data, to, header } = options;
  const issuer = await ownIssuerIn(data);
  const bearer = { subject: subject ?? `file-access-${role}`, role, organisations, purpose };
  const token = await issuer.tokenFor(bearer, minutes * 60);
  const text = `${header ? 'Authorization: Bearer ' : ''}${token}\n`;
  if (to === undefined) return void stdout.write(text);
  await replaceSecretIn(to, text);
  stderr.write(`${to} holds a token as ${role}, for ${minutes} minutes.\n`);
}

async function takeBack(subject: string, { data }: Options, { stderr }: Terminal): Promise<void> {
  await revoke(data, subject, new Date());
  stderr.write(`Every sign-in of ${subject} up to now is taken back.\n`);
}
