import { spawnSync } from 'node:child_process';
import { it } from '@jest/globals';

const found = spawnSync('strace', ['-V']).status === 0;

/** `it`, where strace is installed. */
export const itWithStrace = found ? it : it.skip;

/** Ends the name of a test that was skipped, so that nobody takes it for passed. */
export const WITHOUT_STRACE = found ? '' : ' (SKIPPED: needs strace)';

/** A command line to run a program under, which makes one of its system calls go wrong. */
export function inject(call: string, fault: string): string[] {
  return ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:${fault}`];
}

/** A command line to run a program under, which writes down its system calls of some kinds and the files they are on. */
export function record(calls: readonly string[], to: string): string[] {
  return ['strace', '-f', '-y', '-s', '0', '-o', to, '-e', `trace=${calls.join()}`];
}
