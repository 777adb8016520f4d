import type { EventLog } from '#event-log/event-log';
import { type Beside, factsJoined, mergeOf, type Others } from '#pathway/identity/merge';
import { historyIn } from '#pathway/stored-fact';
import type { TeacherCommand, TeacherFact } from '#pathway/teacher';
import type { ReadModel } from '#read-models/read-model';

type History = ReturnType<typeof historyIn<TeacherFact>>;

/**
 * What is looked at beside a teacher's record: the records tied to it, as the read model knows them so far, and those
 * that the command leads to. All are read from the log itself.
 */
export async function besideOf(
  log: EventLog,
  readModel: ReadModel,
  record: string,
  command: TeacherCommand,
): Promise<Beside> {
  const tied = await readModel.tiedTo(record);
  const histories = new Map<string, History>();
  for (const each of tied.length > 0 ? [record, ...tied] : [])
    histories.set(each, await historyOf(log, each));
  return { record, joined: factsJoined(record, histories), others: await othersOf(log, command) };
}

const historyOf = async (log: EventLog, teacher: string): Promise<History> =>
  historyIn<TeacherFact>(await log.readStream(`teacher-${teacher}`));

/** Follows the merges from the record that a command names, to the end or once round. */
async function othersOf(log: EventLog, command: TeacherCommand): Promise<Others> {
  const others = new Map<string, History>();
  let at = namedBy(command);
  while (at !== undefined && !others.has(at)) {
    const history = await historyOf(log, at);
    others.set(at, history);
    at = mergeOf(history)?.fact.into;
  }
  return others;
}

function namedBy(command: TeacherCommand): string | undefined {
  if (command.type === 'MergeRecord') return command.into;
  return command.type === 'ReassignFacts' ? command.teacher : undefined;
}
