#!/usr/bin/env node
import { EXIT } from './exit-codes.js';
import { run } from './pathways.js';

// What is written is about people: it is for its owner alone, who can share it.
process.umask(0o077);
const interruption = new AbortController();
process.on('SIGINT', () => {
  // The second time, whoever presses does not want to wait.
  if (interruption.signal.aborted) process.exit(EXIT.interrupted);
  interruption.abort();
});
// A reader that has seen enough, like `head`, is no fault; there is nobody left to work for.
let isRead = true;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  isRead = false;
  if (error.code === 'EPIPE') return interruption.abort();
  process.stderr.write(`pathways: The output could not be written (${error.code}).\n`);
  process.exit(EXIT.storage);
});
process.stderr.on('error', () => undefined);

const { stdin, stdout, stderr, env } = process;
const exitCode = await run(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  signal: interruption.signal,
});
process.exitCode = isRead ? exitCode : EXIT.ok;
// Somebody may still be writing to the standard input; nobody reads it any more.
if (interruption.signal.aborted) process.exit();
