/** What a command tells the shell. */
export const EXIT = {
  ok: 0,
  someFailed: 1,
  usage: 2,
  unsound: 3,
  storage: 74,
  notAllowed: 77,
  interrupted: 130,
} as const;

export const EXIT_HELP = `Exit codes:
  0    everything was taken, answered, or found to be sound
  1    some rows failed; they are in the file of failed rows
  2    the command, a question or a file cannot be used as it is
  3    a log has a fault, or the target of a copy holds something else or cannot take an event;
       two replays differ, or a read model differs from a replay
  74   the log, a file or the service could not be reached, read or written; run the command again
  77   whoever asks has not signed in or may not do this; or a projection of your own reached for something
       outside, or needed more time or memory than it may have
  130  stopped by Ctrl-C; what was recorded stays, and running it again completes it`;
