/**
 * The process in which a projection runs: started with nothing of its environment, it is handed a task on its standard
 * input and gives messages on its standard output. Who started it ends it when it has had its time.
 */
import { text } from 'node:stream/consumers';
import { type Message, ProjectionRefused, type Task } from './projection-file.js';

/** What the engines need besides the memory of the projection. */
const OWN_MEGABYTES = 400;

const emit = (message: Message): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

/** DuckDB counts most, not all, of what it takes. */
function watchMemory({ name, limits }: Task): NodeJS.Timeout {
  const most = (limits.megabytes + OWN_MEGABYTES) * 1024 * 1024;
  return setInterval(() => {
    if (process.memoryUsage.rss() < most) return;
    emit({ why: 'TOO_MUCH_MEMORY', message: `${name}: It needs more than ${limits.megabytes} MB.` });
    process.kill(process.pid, 'SIGKILL');
  }, 20);
}

const task = JSON.parse(await text(process.stdin)) as Task;
const watch = watchMemory(task);
try {
  if (task.kind === 'SQL') await (await import('./run-sql.js')).runSql(task, emit);
  else await (await import('./run-fold.js')).runFold(task, emit);
  emit({ end: true });
} catch (error) {
  const { why, message } =
    error instanceof ProjectionRefused
      ? error
      : { why: 'FAULT' as const, message: `${task.name}: ${String((error as Error).message ?? error)}` };
  emit({ why, message });
} finally {
  clearInterval(watch);
}
