import { lastFixedDay } from '../asked/days.js';
import { type Refused, refusedDimensions } from '../asked/dimensions.js';
import type { Profile } from '../profiles/profile.js';

/** What an argument may be given as. */
export type ArgumentRule =
  /** It draws no line between people. */
  | 'any'
  /** A day as of which a figure may be asked, or the day after one. */
  | 'fixed day'
  | 'day after a fixed day'
  /** Dimensions of the profile, but for these, which share people out. */
  | { readonly dimensionsBut: readonly string[] }
  /** One of these, or some of them. */
  | readonly unknown[];

const DAY = 86_400_000;

/**
 * Why a question may not be asked so; null where it may. What is absent, null or an empty list is not given.
 *
 * @param asked arguments by name, defaults filled in
 */
export function refusedArguments(
  profile: Profile,
  rules: Readonly<Record<string, ArgumentRule>>,
  asked: Readonly<Record<string, unknown>>,
): Refused | null {
  for (const [name, value] of Object.entries(asked)) {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const rule = { asOf: 'fixed day', atLeast: 'any', ...rules }[name] as ArgumentRule | undefined;
    const refused = rule === undefined ? unknown(profile, name, rules) : broken(profile, name, rule, value);
    if (refused !== null) return refused;
  }
  return null;
}

const unknown = (profile: Profile, name: string, rules: object): Refused => ({
  reason: `Under the profile ${profile.name} this may not be asked with ${name}.`,
  instead: `It may be asked with: ${['asOf', ...Object.keys(rules)].join(', ')}.`,
});

function broken(profile: Profile, name: string, rule: ArgumentRule, value: unknown): Refused | null {
  if (rule === 'any') return null;
  if (rule === 'fixed day') return wrongDay(profile, name, String(value));
  if (rule === 'day after a fixed day') {
    const before = new Date(Date.parse(`${String(value)}T00:00:00Z`) - DAY);
    return Number.isNaN(before.getTime()) ? null : wrongDay(profile, name, before.toISOString().slice(0, 10));
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!('dimensionsBut' in rule)) return notAmong(profile, name, rule, values);
  const shared = values.filter((each) => rule.dimensionsBut.includes(String(each)));
  if (shared.length === 0) return refusedDimensions(profile, values.map(String));
  return {
    reason: `Under the profile ${profile.name} figures are not by ${shared.join(', ')}.`,
    instead: 'Ask by another dimension.',
  };
}

/** A day that is none is for the question itself to refuse. */
function wrongDay(profile: Profile, name: string, date: string): Refused | null {
  if (profile.days === null || Number.isNaN(Date.parse(`${date}T00:00:00Z`))) return null;
  const fixed = lastFixedDay(profile, date);
  if (fixed === date) return null;
  const kinds = profile.days.map((kind) =>
    kind === 'month end' ? 'the last day of a month' : 'a census day',
  );
  return {
    reason: `Under the profile ${profile.name} a time begins or ends with ${kinds.join(' or ')}: ${name} is not so.`,
    instead: `The last such day before it is ${fixed}.`,
  };
}

function notAmong(
  profile: Profile,
  name: string,
  allowed: readonly unknown[],
  values: readonly unknown[],
): Refused | null {
  if (values.every((value) => allowed.includes(value))) return null;
  return {
    reason: `Under the profile ${profile.name} this may not be asked with such a ${name}.`,
    instead: `For ${name} there is: ${allowed.map(String).join(', ')}.`,
  };
}
