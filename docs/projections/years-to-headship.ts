import type { Fact } from './facts.js';

/** In how many years after QTS teachers first led a school, by the year of the award. */
interface State {
  readonly awardedOn: Record<string, string>;
  readonly headSince: Record<string, string>;
}

export const over = 'facts_in_force';

export const initial: State = { awardedOn: {}, headSince: {} };

export function apply(state: State, fact: Fact): State {
  if (fact.type === 'QtsAwarded') state.awardedOn[fact.teacher] ??= fact.effectiveOn;
  if ((fact.type === 'PostStarted' || fact.type === 'Promoted') && fact.data.role === 'headteacher')
    state.headSince[fact.teacher] ??= fact.effectiveOn;
  return state;
}

export function rows({ awardedOn, headSince }: State): readonly object[] {
  const heads = Object.keys(headSince).filter((teacher) => awardedOn[teacher] !== undefined);
  const years = [...new Set(Object.values(awardedOn).map((day) => day.slice(0, 4)))].sort();
  return years.map((year) => {
    const waits = heads
      .filter((teacher) => awardedOn[teacher]!.startsWith(year))
      .map((teacher) => Number(headSince[teacher]!.slice(0, 4)) - Number(year));
    const sum = waits.reduce((total, wait) => total + wait, 0);
    return { year, heads: waits.length, meanYears: waits.length > 0 ? sum / waits.length : null };
  });
}
