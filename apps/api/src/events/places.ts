import type { WebSocket } from 'ws';

interface Most {
  readonly ofAll: number;
  /** Nobody takes the places of all others. */
  readonly ofOne: number;
}

/** Gives a place back; said again it does nothing. */
export type Leave = () => void;

/** Places that are taken by name. Undefined: there is none for that name. */
export function placesOf({ ofAll, ofOne }: Most): { take(name: string): Leave | undefined } {
  const taken = new Map<string, Set<symbol>>();
  let all = 0;
  return {
    take(name) {
      const own = taken.get(name) ?? new Set();
      if (all >= ofAll || own.size >= ofOne) return undefined;
      const place = Symbol(name);
      taken.set(name, own.add(place));
      all += 1;
      return () => {
        if (!own.delete(place)) return;
        all -= 1;
        if (own.size === 0 && taken.get(name) === own) taken.delete(name);
      };
    },
  };
}

/** Sockets on which somebody has signed in, and those on which nobody has yet. */
const SOCKETS: Most = { ofAll: 128, ofOne: 16 };
const MOST_WAITING = 64;

export interface SocketPlaces {
  /** Nobody has signed in on it yet: of too many of those the one that has waited longest goes. */
  opened(socket: WebSocket): void;
  /** Whether it may stay, now that a subject has signed in on it. */
  hasPlace(socket: WebSocket, subject: string): boolean;
}

export function socketPlaces(): SocketPlaces {
  const waiting = new Set<WebSocket>();
  const signedIn = placesOf(SOCKETS);
  return {
    opened(socket) {
      const [longest] = waiting;
      if (longest && waiting.size >= MOST_WAITING) {
        waiting.delete(longest);
        longest.terminate();
      }
      waiting.add(socket);
      socket.once('close', () => waiting.delete(socket));
    },
    hasPlace(socket, subject) {
      // Who has gone meanwhile would keep the place for ever.
      const leave = socket.readyState === socket.OPEN ? signedIn.take(subject) : undefined;
      if (!leave) return false;
      waiting.delete(socket);
      socket.once('close', leave);
      return true;
    },
  };
}
