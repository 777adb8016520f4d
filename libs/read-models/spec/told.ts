import { record } from './record.js';

export type Told = Parameters<typeof record>[1];

/** Somebody who was awarded QTS on 1 July 2010, and what else is told of them. */
export const teacher = (id: string, ...facts: readonly Told[]) =>
  record(`teacher-${id}`, ['QtsAwarded', '2010-07-01'], ...facts);

/** A post taken up on a day, which its id names. */
export const post = (on: string, employer: string, role: string, more: object = {}): Told => [
  'PostStarted',
  on,
  { post: `${employer} ${on}`, role, employer, ...more },
];

/** The end of a post that was taken up on a day. */
export const ended = (began: string, employer: string, on: string): Told => [
  'PostEnded',
  on,
  { post: `${employer} ${began}` },
];
