import type { Profile } from '../profiles/profile.js';

/** Why figures may not be broken down or narrowed so, and what may be asked instead. */
export interface Refused {
  readonly reason: string;
  readonly instead: string;
}

/**
 * Whether figures may be broken down or narrowed by these at once: fixed dimensions, so that nobody draws a line around a
 * few of their own choice. Null where they may.
 *
 * @param dimensions of the breakdown and of every filter together
 */
export function refusedDimensions(profile: Profile, dimensions: readonly string[]): Refused | null {
  const all = [...new Set(dimensions)];
  const unknown = all.filter((dimension) => !(profile.dimensions?.includes(dimension) ?? true));
  const instead = `At most ${profile.crossed} of: ${profile.dimensions?.join(', ') ?? 'any'}.`;
  if (unknown.length > 0)
    return { reason: `The profile ${profile.name} has no dimension ${unknown.join(', ')}.`, instead };
  if (all.length > profile.crossed)
    return { reason: `The profile ${profile.name} crosses no ${all.length} dimensions.`, instead };
  return null;
}
