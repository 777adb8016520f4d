import type { Random } from '../chance/random.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';

/** How a route runs. */
export interface RoutePlan {
  readonly code: string;
  readonly years: number;
  readonly employed: boolean;
  readonly award: 'QTS' | 'EYTS';
  readonly placements: number;
  readonly schoolDirect: boolean;
}

interface Offered extends Partial<RoutePlan> {
  readonly code: string;
  /** School years of QTS, by their first year, in which the route awarded any, and its part of them. */
  readonly first: number;
  readonly last: number;
  readonly part: number;
}

const EVER = 9999;

/**
 * Parts are rounded from the ITT census: universities fell from nine in ten to about half as school-led routes
 * grew from 2012; from 2022 the fee-funded routes are counted as provider-led.
 */
const OFFERED: readonly Offered[] = [
  { code: 'higher_education', first: 1998, last: 2011, part: 62 },
  { code: 'higher_education', first: 2012, last: 2021, part: 38 },
  { code: 'provider_led_postgrad', first: 2022, last: EVER, part: 62 },
  { code: 'provider_led_undergrad', first: 1998, last: 2011, part: 24, years: 3 },
  { code: 'provider_led_undergrad', first: 2012, last: EVER, part: 15, years: 3 },
  { code: 'scitt', first: 1998, last: 2011, part: 5 },
  { code: 'scitt', first: 2012, last: EVER, part: 12 },
  { code: 'school_direct_tuition_fee', first: 2012, last: 2021, part: 24, schoolDirect: true },
  { code: 'school_direct_salaried', first: 2012, last: EVER, part: 7, schoolDirect: true, employed: true },
  { code: 'hpitt_postgrad', first: 2003, last: 2011, part: 3, employed: true },
  { code: 'hpitt_postgrad', first: 2012, last: EVER, part: 5, employed: true },
  { code: 'pg_teaching_apprenticeship', first: 2018, last: EVER, part: 2, employed: true },
  { code: 'opt_in_undergrad', first: 2014, last: EVER, part: 1 },
  { code: 'iqts', first: 2022, last: EVER, part: 1, placements: 1 },
  { code: 'assessment_only', first: 2009, last: EVER, part: 4, placements: 0 },
  { code: 'early_years_postgrad', first: 2013, last: EVER, part: 1, award: 'EYTS', placements: 0 },
];

const planOf = ({ code, years, employed, award, placements, schoolDirect }: Offered): RoutePlan => ({
  code,
  years: years ?? 1,
  employed: employed ?? false,
  award: award ?? 'QTS',
  placements: placements ?? 2,
  schoolDirect: schoolDirect ?? false,
});

const plans = OFFERED.map(planOf);
const offeredIn = new Map<number, Weights<number>>();

/** The way in of someone whose QTS is due in a school year. */
export function routeFor(random: Random, qtsYear: number): RoutePlan {
  let offered = offeredIn.get(qtsYear);
  if (!offered) {
    offered = OFFERED.map(({ first, last, part }, index) => {
      return [index, first <= qtsYear && qtsYear <= last ? part : 0] as const;
    });
    offeredIn.set(qtsYear, offered);
  }
  return plans[weighted(random, offered)]!;
}
