import { shownAs } from '../figures/count.js';
import type { Profile } from '../profiles/profile.js';
import type { Balance, Column } from '../solver/linear-programme.js';
import type { Indexed } from './table.js';

/** More than any count that a hidden cell might be taken for. */
export const beyondAll = ({ values }: Indexed): number =>
  1000 + 4 * values.reduce((most, value) => Math.max(most, value), 0);

/** What a reader knows of each cell that is shown. */
export const asShown = (profile: Profile, { values }: Indexed): readonly Column[] =>
  values.map((value) => {
    const [lower, upper] = shownAs(profile, value);
    return { lower, upper };
  });

/** The sums of a table as balances. */
export const balances = ({ sums }: Indexed): readonly Balance[] =>
  sums.map(({ total, parts }) => new Map([...parts.map((part) => [part, 1] as const), [total, -1]]));
