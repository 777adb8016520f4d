import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The piece of network before the double: a TCP relay whose connections can be reset, refused, or kept open while
 * nothing passes any more.
 */
export interface Front {
  readonly port: number;
  /** Accepts connections (again), on the same port as before. */
  open(): Promise<void>;
  /** Resets every connection and refuses new ones. */
  shut(): Promise<void>;
  /** From now on nothing passes, and nobody is told: connections stay open, new ones are accepted. */
  freeze(): void;
  /** What was held back passes, and everything after it. */
  thaw(): void;
  /** Resets the connection of one caller, named as the server behind sees it (`address:port`). */
  cut(peer: string): void;
}

interface Pair {
  readonly outer: Socket;
  readonly inner: Socket;
}

function passOn({ outer, inner }: Pair): void {
  outer.pipe(inner);
  inner.pipe(outer);
}

function holdBack({ outer, inner }: Pair): void {
  outer.unpipe(inner).pause();
  inner.unpipe(outer).pause();
}

/** A reset, not a farewell: this is how a crashed machine looks. */
function reset({ outer, inner }: Pair): void {
  outer.resetAndDestroy();
  inner.destroy();
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

export async function openFront(behind: number, wantedPort: number): Promise<Front> {
  const pairs = new Set<Pair>();
  let frozen = false;

  const server = createServer((outer) => {
    const pair = { outer, inner: connect(behind, '127.0.0.1') };
    pairs.add(pair);
    for (const socket of [outer, pair.inner]) {
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        pairs.delete(pair);
        outer.destroy();
        pair.inner.destroy();
      });
    }
    if (frozen) holdBack(pair);
    else passOn(pair);
  });
  await listen(server, wantedPort);
  const { port } = server.address() as AddressInfo;

  return {
    port,
    open: () => listen(server, port),
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        pairs.forEach(reset);
      }),
    freeze: () => {
      frozen = true;
      pairs.forEach(holdBack);
    },
    thaw: () => {
      frozen = false;
      pairs.forEach(passOn);
    },
    cut: (peer) => {
      for (const pair of pairs) if (peer.endsWith(`:${pair.inner.localPort}`)) reset(pair);
    },
  };
}
