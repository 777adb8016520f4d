import type { Position } from '#event-log/event-log';

/**
 * How far the answers are behind the log. Positions can be compared, not counted, so this is told in seconds: since the
 * last moment of which everything in the log is known to be applied.
 */
export interface Freshness {
  /** The log was looked at. */
  looked(head: Position | undefined): void;
  /** More has been applied. */
  applied(): void;
  /** Whether all that the latest look found is applied. */
  isCaughtUp(): boolean;
  secondsBehind(): number;
}

interface Look {
  readonly head: Position | undefined;
  readonly at: number;
}

/** @param now milliseconds of a clock that never goes back */
export function freshness(
  isApplied: (position: Position) => boolean,
  now: () => number = () => performance.now(),
): Freshness {
  let completeAt = now();
  let open: Look | undefined;
  let latest: Look | undefined;
  const isMet = ({ head }: Look): boolean => head === undefined || isApplied(head);

  const settle = (look: Look | undefined): void => {
    if (!look || !isMet(look)) return;
    completeAt = Math.max(completeAt, look.at);
    if (open && open.at <= look.at) open = undefined;
  };
  return {
    looked(head) {
      latest = { head, at: now() };
      // The earliest that isn't met is kept: under a steady stream of facts the latest never is when it is made.
      open ??= latest;
      settle(open);
      settle(latest);
    },
    applied() {
      settle(open);
      settle(latest);
    },
    isCaughtUp: () => latest !== undefined && isMet(latest),
    secondsBehind: () => Math.max(0, now() - completeAt) / 1_000,
  };
}
