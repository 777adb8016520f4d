import { Argument, Command } from 'commander';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { scripts } from './scripts.js';

/** Prints a script that asks this program for what may come next. */
export const completionCommand = ({ stdout }: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('completion')
    .description('Prints a script that makes a shell complete the commands and options of pathways.')
    .addArgument(new Argument('<shell>', 'the shell that is to complete').choices(Object.keys(scripts)))
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action((shell: string) => {
      stdout.write(scripts[shell]!);
      finish(EXIT.ok);
    });

const EXAMPLES = `Examples:
  source <(pathways completion bash)
  pathways completion zsh > "\${fpath[1]}/_pathways"
  pathways completion fish > ~/.config/fish/completions/pathways.fish
`;
