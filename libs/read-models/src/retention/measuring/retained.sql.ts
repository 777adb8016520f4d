import type { Settled } from '../settings.js';
import { clockOf } from './clocks.sql.js';
import { coveredBits, retainedBits } from './rules.sql.js';
import { firstStaysSql, isAsStored } from './scopes.sql.js';

/** On which measuring days each teacher is retained. */
export interface Retained {
  /** SQL for the bits of a teacher: a row of `teachers`, with `measured` joined to it. */
  readonly bits: string;
  /** SQL for (teacher, bits), from `teachers` and `present` or `scoped`; absent if the careers themselves tell. */
  readonly measured?: string;
}

const measuredAs = (measured: string): Retained => ({ bits: 'coalesce(bits, 0)', measured });

/** Who came and left on one day has no first spell to be in. */
const ofFirstSpell = `start_on < coalesce(exit_on, 'infinity'::DATE)`;

/** Anniversaries of QTS, at home too, and the first spell of service are told by the careers themselves. */
export function retained(args: Settled): Retained {
  const { rule, clock, scope, breaks } = args;
  if (rule === 'CONTINUOUS') return everSince(args);
  if (rule === 'POINT' && clock === 'QTS_ANNIVERSARY' && (scope === 'PROFESSION' || isAsStored(args))) {
    const days = scope === 'PROFESSION' ? 'in_service_on' : 'at_home_on';
    return { bits: breaks === 'IN' ? days : `(${days} & ~on_break_on)` };
  }
  return measuredAs(byTeacher(args, retainedBits(rule, clockOf(args))));
}

const byTeacher = ({ scope }: Settled, bits: string, where = ''): string => `
  SELECT teacher, ${bits} AS bits FROM ${scope === 'PROFESSION' ? 'present' : 'scoped'} JOIN teachers USING (teacher)
  ${where} GROUP BY teacher`;

function everSince(args: Settled): Retained {
  const clock = clockOf(args);
  const covered = coveredBits(clock);
  if (args.scope !== 'PROFESSION' && args.breaks === 'IN' && isAsStored(args)) return everAtHomeSince(args);
  if (args.scope !== 'PROFESSION')
    return measuredAs(`
      SELECT teacher, on_the_day.bits & ever_since.bits AS bits
      FROM (${byTeacher(args, retainedBits('POINT', clock))}) on_the_day
      JOIN (SELECT teacher, ${covered} AS bits FROM (${firstStaysSql}) JOIN teachers USING (teacher)
        WHERE ${ofFirstSpell}) ever_since USING (teacher)`);
  if (args.breaks === 'IN')
    return {
      bits: `CASE WHEN entry_on IS NULL THEN 0 ELSE ${coveredBits(clock, 'entry_on', 'exit_on')} END`,
    };
  return measuredAs(byTeacher(args, `arg_min(${covered}, start_on)`, `WHERE ${ofFirstSpell}`));
}

/** On the measuring days of the first stay at home that are days at home: one between two posts is none. */
function everAtHomeSince(args: Settled): Retained {
  const clock = clockOf(args);
  const stay = `CASE WHEN home_from IS NULL THEN 0 ELSE ${coveredBits(clock, 'home_from', 'home_until')} END`;
  if (args.clock === 'QTS_ANNIVERSARY') return { bits: `(at_home_on & ${stay})` };
  return { bits: `(coalesce(bits, 0) & ${stay})`, measured: byTeacher(args, retainedBits('POINT', clock)) };
}
