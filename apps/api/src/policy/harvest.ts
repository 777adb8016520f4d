import { GraphQLError } from 'graphql';
import type { Principal } from '../sign-in/principal.js';

const AN_HOUR_MS = 3_600_000;

/** Counts of how many teachers somebody has been told in the last hour. */
export interface Harvest {
  /**
   * To be called before anything of these teachers is given out. Who was told already is not counted again.
   *
   * @throws GraphQLError TOO_MANY_PEOPLE with these it would be more than anybody may be told in an hour
   */
  take(principal: Pick<Principal, 'subject' | 'role'>, teachers: Iterable<string>): void;
}

/** @param most teachers in an hour; @param now milliseconds of any clock that only goes on */
export function harvestUpTo(most: number, now: () => number = () => performance.now()): Harvest {
  const toldOf = new Map<string, Map<string, number>>();
  return {
    take({ subject, role }, teachers) {
      // Who makes the extracts has all of them anyway.
      if (role === 'data_officer') return;
      const at = now();
      const told = new Map([...(toldOf.get(subject) ?? [])].filter(([, when]) => at - when < AN_HOUR_MS));
      const before = told.size;
      for (const teacher of teachers) if (!told.has(teacher)) told.set(teacher, at);
      if (told.size > before && told.size > most) throw tooMany(most);
      toldOf.set(subject, told);
    },
  };
}

const tooMany = (most: number): GraphQLError =>
  new GraphQLError(`More than ${most} teachers in an hour are not told to one person. Ask a data officer.`, {
    extensions: { code: 'TOO_MANY_PEOPLE' },
  });
