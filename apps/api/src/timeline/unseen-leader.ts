import type { StreamEvent } from '#event-log/event-log';

/**
 * An event of an organisation as whoever does not see everybody sees it: without the teacher whom a cluster names as its
 * leader, unless that teacher is one whom they see.
 */
export function withoutUnseenLeader<E extends StreamEvent>(event: E, seen: ReadonlySet<string>): E {
  const data: unknown = JSON.parse(event.data);
  const told = without(data, seen);
  return told === data ? event : { ...event, data: JSON.stringify(told) };
}

function without(data: unknown, seen: ReadonlySet<string>): unknown {
  if (!isObject(data)) return data;
  const { executiveLeader, changes } = data;
  const kept = isObject(changes) ? without(changes, seen) : changes;
  const isHidden = typeof executiveLeader === 'string' && !seen.has(executiveLeader);
  if (!isHidden && kept === changes) return data;
  const { executiveLeader: _, ...rest } = data;
  return { ...(isHidden ? rest : data), ...(kept !== undefined && { changes: kept }) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
