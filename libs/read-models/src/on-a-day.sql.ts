/** Whether the spells of a relation cover a day. */
export const coversDay = (relation: string, day: string): string =>
  `(${relation}.start_on <= ${day} AND ${day} < coalesce(${relation}.end_on, 'infinity'::DATE))`;

/** A join to the trust of a place on a day, under a name of its own: its `body` is null for a place in none. */
export const trustOn = (name: string, place: string, day: string): string => `
  LEFT JOIN memberships ${name} ON ${name}.kind = 'trust' AND ${name}.organisation = ${place} AND ${coversDay(name, day)}`;

/** Whether a place is a trust itself: its central team. */
export const isCentre = (place: string): string =>
  `${place} IN (SELECT organisation FROM memberships WHERE kind = 'trust' AND organisation = body)`;
