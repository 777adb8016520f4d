import { validate } from 'uuid';
import type { StoredEvent } from '../event-log.js';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

/** What is wrong with the outside of an event, in words that repeat none of what it holds. Undefined for nothing. */
export function faultInEnvelope(event: StoredEvent): string | undefined {
  const { stream, id, type, version, effectiveOn, recordedAt, data, metadata } = event;
  if (stream === '') return 'it stands in a stream without a name';
  if (!validate(id)) return 'its id is not a UUID';
  if (type === '') return 'its type has no name';
  if (!Number.isSafeInteger(version) || version < 1) return 'its version is not a whole number of 1 or more';
  if (!isDate(effectiveOn)) return 'effectiveOn is not a calendar date';
  if (!isDate(INSTANT.exec(recordedAt)?.[1] ?? '')) return 'recordedAt is not an instant in UTC';
  if (!isJsonObject(data)) return 'its data is not a JSON object';
  if (!isJsonObject(metadata)) return 'its metadata is not a JSON object';
  return undefined;
}

/** Days that every month has. */
const SURELY_A_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

function isDate(text: string): boolean {
  if (SURELY_A_DATE.test(text)) return true;
  // A day that doesn't exist comes back as another one.
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
