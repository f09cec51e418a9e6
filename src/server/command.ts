import { Command } from "commander";
import { showPage } from "../app/browser.ts";
import { resolveOption } from "../app/config.ts";
import { addressOf, isAnswering, readStanding } from "../app/dashboard/standing.ts";
import { usageError } from "../core/errors.ts";

type Flags = { port?: string; open: boolean; idle?: string };

const whole = (name: string, text: string | undefined, most: number): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw usageError({
    code: "bad-option",
    message: `--${name}: '${text}' is no whole number up to ${most}`,
    action: `Give one, or leave --${name} out.`,
  });
};

/** Until Ctrl-C, `kill`, or nobody looks any more. */
const ended = (): { promise: Promise<void>; end: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  return { promise, end: resolve };
};

/** The server's own command: `src/main.ts` puts it beside those of the command line. */
export const serveCommand = (): Command =>
  new Command("serve")
    .description("a dashboard in the browser: runs as they go and as they went, and a say in them")
    .argument("[RUNS]", "folder of run folders (default: runs)")
    .option("--port <PORT>", "listen there, or not at all (default: where this folder was served last, or 7411)")
    .option("--no-open", "open no browser")
    .option("--idle <MINUTES>", "end once no page has been open for so long (default: never)")
    .action(async (folder: string | undefined, { port, open, idle }: Flags) => {
      const runs = String(resolveOption("runs", { flag: folder, variables: process.env }));
      const minutes = whole("idle", idle, 100_000);
      const there = port === undefined ? await readStanding(runs) : null;
      if (there !== null && (await isAnswering(there))) {
        process.stderr.write(`process ${there.pid} serves ${runs} already\n`);
        process.stdout.write(`${addressOf(there)}\n`);
        if (open) await showPage(addressOf(there));
        return;
      }
      const { promise, end } = ended();
      const { startServer } = await import("./serve.ts");
      const server = await startServer(runs, {
        port: whole("port", port, 65_535),
        idle: minutes === undefined ? null : minutes * 60_000,
        onIdle: end,
      });
      process.stdout.write(`${server.address}\n`);
      if (open) await showPage(server.address);
      await promise;
      await server.close();
    });
