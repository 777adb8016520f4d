/** Every fault there is, and what it does. */
export const FAULTS = {
  'append-silence-before-write': 'an append is neither written nor ever answered',
  'append-silence-after-write': 'an append is written, but never answered',
  'append-drop-before-write': 'the connection is reset before an append is written',
  'append-drop-after-write': 'the connection is reset after an append was written, before it is answered',
  'append-delay': 'an append is carried out and answered late, after `milliseconds`',
  'append-wrong-revision': 'an append at the right revision is refused as if it were the wrong one',
  'append-not-leader': 'an append is refused with the address of the leader, and its call ends',
  'append-oversize': 'an append is refused as too large, whatever its size',
  'append-access-denied': 'an append is refused for want of rights',
  'append-timeout-before-write': 'an append is answered with a timeout and not written',
  'append-timeout-after-write': 'an append is answered with a timeout, though it was written',
  'read-silence': 'a read gives nothing more after `afterEvents` events, and does not end',
  'read-drop': 'the connection of a read is reset after `afterEvents` events',
  'read-delay': 'a read begins late, after `milliseconds`',
  'read-not-ready': 'a read is refused: the server is not ready',
  'read-access-denied': 'a read is refused for want of rights',
  'subscription-silence': 'a subscription gives nothing more after `afterEvents` events, and does not end',
  'subscription-drop': 'the connection of a subscription is reset after `afterEvents` events',
  'subscription-end': 'a subscription ends plainly, without an error, after `afterEvents` events',
  'subscription-error': 'a subscription ends with an error after `afterEvents` events',
  'subscription-access-denied': 'a subscription is refused for want of rights',
  'subscription-delay': 'each event of a subscription comes late, by `milliseconds`',
  'subscription-duplicates': 'a subscription gives the last three events again after `afterEvents` events',
  'checkpoint-beyond-last-event':
    'a checkpoint names the place where the next event will be, as if it were past',
  'restart-in-catch-up': 'everything stops after `afterEvents` events, and starts again `milliseconds` later',
} as const;

export type FaultName = keyof typeof FAULTS;

export interface FaultSettings {
  /** How often it strikes before it switches itself off. Without it, until it is switched off. */
  readonly times?: number;
  /** A read or subscription must have given so many events before it strikes. */
  readonly afterEvents?: number;
  readonly milliseconds?: number;
}

export interface Faults {
  switchOn(name: FaultName, settings?: FaultSettings): void;
  /** Switches off one fault, or all. */
  switchOff(name?: FaultName): void;
  /** Whether a fault strikes now, in a call that has given so many events; if so, one time of it is used up. */
  strikes(name: FaultName, eventsGiven?: number): FaultSettings | undefined;
  /** How often a fault has struck so far. */
  struck(name: FaultName): number;
  /** Told when a fault is switched on. Returns how to stop being told. */
  onSwitchedOn(listener: () => void): () => void;
}

export const isFaultName = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);

export function createFaults(): Faults {
  const on = new Map<FaultName, FaultSettings & { left: number }>();
  const counts = new Map<FaultName, number>();
  const listeners = new Set<() => void>();

  return {
    switchOn: (name, settings = {}) => {
      on.set(name, { ...settings, left: settings.times ?? Infinity });
      listeners.forEach((listener) => listener());
    },
    switchOff: (name) => (name === undefined ? on.clear() : void on.delete(name)),
    strikes: (name, eventsGiven = 0) => {
      const fault = on.get(name);
      if (!fault || eventsGiven < (fault.afterEvents ?? 0)) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) on.delete(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return fault;
    },
    struck: (name) => counts.get(name) ?? 0,
    onSwitchedOn: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
