import { isSmall, tellsOfAll } from '../figures/count.js';
import type { Profile } from '../profiles/profile.js';
import type { Indexed } from './table.js';

/** The cells that are hidden for what they say by themselves (primary suppression): small counts, and all or nothing. */
export function primary(profile: Profile, { values, known, sums }: Indexed): Set<number> {
  const small = values.flatMap((value, place) => (isSmall(profile, value) && !known[place] ? [place] : []));
  const ofAll = sums
    .filter(
      ({ outcomes, total, parts }) => outcomes && parts.some((part) => isAll(profile, values, part, total)),
    )
    .flatMap(({ parts }) => parts);
  return new Set([...small, ...ofAll]);
}

const isAll = (profile: Profile, values: readonly number[], part: number, total: number): boolean =>
  values[part] === values[total] && tellsOfAll(profile, values[part]!, values[total]!);
