import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";

/** A way to a server on loopback that can be cut, stalled and reordered. */
export type Proxy = {
  port: number;
  /** Ends every connection that there is. */
  drop(): void;
  /** Nothing passes any more through the connections that there are, and neither side is told. */
  stall(): void;
  /** From now on new connections wait for a second one, which goes first; one that stays alone goes after a moment. */
  reorder(): void;
  close(): Promise<void>;
};

export const startProxy = async (target: number): Promise<Proxy> => {
  const pairs = new Set<[Socket, Socket]>();
  let reordering = false;
  let held: (() => void)[] = [];
  const join = (incoming: Socket): void => {
    const outgoing = connect(target, "127.0.0.1");
    const pair: [Socket, Socket] = [incoming, outgoing];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      incoming.destroy();
      outgoing.destroy();
    };
    for (const socket of pair) socket.on("error", end).on("close", end);
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
  };
  const release = () => {
    const waiting = held.toReversed();
    held = [];
    for (const go of waiting) go();
  };
  const server = createServer((incoming) => {
    if (!reordering) return join(incoming);
    incoming.on("error", () => {});
    held.push(() => join(incoming));
    if (held.length > 1) release();
    else setTimeout(release, 100);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    drop: () => {
      for (const [incoming] of pairs) incoming.destroy();
    },
    stall: () => {
      for (const [incoming, outgoing] of pairs) {
        incoming.unpipe(outgoing);
        outgoing.unpipe(incoming);
        incoming.pause();
        outgoing.pause();
      }
    },
    reorder: () => (reordering = true),
    close: async () => {
      for (const [incoming, outgoing] of pairs) {
        incoming.destroy();
        outgoing.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
};
