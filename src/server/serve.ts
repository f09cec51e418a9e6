import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { serve } from "@hono/node-server";
import { addressOf, readStanding, writeStanding } from "../app/dashboard/standing.ts";
import { usageError } from "../core/errors.ts";
import { createApp } from "./app.ts";
import { bundleFolder } from "./bundle.ts";
import { createServed } from "./served.ts";

export type Server = {
  /** With the token in it. */
  address: string;
  port: number;
  close(): Promise<void>;
};

const usualPort = 7411;

const newToken = (): string => randomBytes(24).toString("hex");

/** Starts listening on loopback. Null where the port is taken. */
const listen = (fetch: (request: Request) => Response | Promise<Response>, port: number) =>
  new Promise<ReturnType<typeof serve> | null>((done, failed) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, () => done(server));
    server.once("error", (thrown: NodeJS.ErrnoException) =>
      thrown.code === "EADDRINUSE" || thrown.code === "EACCES" ? done(null) : failed(thrown),
    );
  });

/**
 * Serves a runs folder until it is closed. `port`: that one or none; left out, the one this folder was served at last, the
 * usual one, or any. `idle`: `onIdle` is called once no page has been open for so many milliseconds. Throws `port-taken`.
 */
export const startServer = async (
  folder: string,
  {
    port,
    idle = null,
    onIdle = () => {},
    bundle = bundleFolder,
  }: { port?: number | undefined; idle?: number | null; onIdle?: () => void; bundle?: string } = {},
): Promise<Server> => {
  const runs = resolve(folder);
  const before = await readStanding(runs);
  const { served, close } = createServed(runs, { token: before?.token ?? newToken(), bundle, idle, onIdle });
  const choices = port === undefined ? [before?.port ?? usualPort, usualPort, 0] : [port];
  let { token } = served;
  let server: ReturnType<typeof serve> | null = null;
  for (const choice of choices) {
    server ??= await listen(createApp({ ...served, token }).fetch, choice);
    // Whoever has the port by now may have been shown the token by a page that was still open.
    if (server === null) token = newToken();
  }
  if (server === null) {
    await close();
    throw usageError({
      code: "port-taken",
      message: `--port: ${port} is taken, or not this person's to take`,
      action: "Give another one, or leave --port out.",
    });
  }
  const listening = server;
  const taken = (listening.address() as AddressInfo).port;
  await writeStanding(runs, { pid: process.pid, port: taken, token });
  return {
    address: addressOf({ port: taken, token }),
    port: taken,
    close: async () => {
      await close();
      await new Promise<void>((done) => {
        listening.close(() => done());
        if ("closeAllConnections" in listening) listening.closeAllConnections();
      });
    },
  };
};
