/**
 * The wire double in a process of its own, straight from its source:
 *
 *   node libs/event-log/spec/wire-double/main.mjs [port] [tls]
 *
 * It prints `listening <port> <url>`, then takes one command a line on stdin (`stop`, `start`, `freeze`, `thaw`,
 * `plant <count>`, `fault <name> [times] [after events] [milliseconds]`, `mend [name]`, `events`), answers each with
 * a line `done …` or `failed …`, and ends when stdin does.
 */
import { register } from 'node:module';

register('./typescript-source.mjs', import.meta.url);
await import('./process.ts');
