import { setTimeout as sleep } from "node:timers/promises";
import { RewardsmithError } from "../core/errors.ts";
import { connect, type Connection } from "./connection.ts";
import { ALL_LAYERS, launchChild, layersWithTools, locateAddon, type Layer } from "./launch.ts";
import { settleLayers, type Try } from "./layers.ts";
import { FrameKind } from "./protocol.ts";

export type SandboxChild = { connection: Connection; layers: readonly Layer[] };

/** To be up; generous, for a machine that starts many at once. */
const START_MILLISECONDS = 30_000;
/** Tells an evaluation child behind which layers its run has found sandboxes to start. */
const VARIABLE = "REWARDSMITH_SANDBOX_LAYERS";

const namedLayers = (): readonly Layer[] | null => {
  const names = process.env[VARIABLE]?.split(",");
  return names === undefined ? null : ALL_LAYERS.filter((layer) => names.includes(layer));
};

/** The layers that worked, once a child of this process, or of the one that started it, has come up. */
let working: readonly Layer[] | null = namedLayers();

/** For the environment of processes that this one starts: their sandboxes have no fewer layers than were found here. */
export const layersVariable = (): Record<string, string> => (working === null ? {} : { [VARIABLE]: working.join() });

const firstLines = (words: string): string => words.trim().split("\n").slice(0, 3).join(" | ");

const start = async (onStarted: (connection: Connection) => void): Promise<SandboxChild> => {
  const addon = locateAddon();
  const attempt = async (layers: readonly Layer[]): Promise<Try<Connection>> => {
    const connection = connect(launchChild(layers, addon));
    onStarted(connection);
    const answer = await connection.receive(START_MILLISECONDS);
    if (answer.kind === "frame" && answer.frame === FrameKind.ready) return { kind: "up", child: connection };
    await connection.kill();
    if (answer.kind === "frame") return { kind: "refused", why: "an unexpected frame" };
    if (answer.killed === "deadline") return { kind: "slow", why: "not ready in time" };
    if (answer.killed === "protocol") return { kind: "refused", why: "what it said is no frame" };
    const end = answer.signal ?? `exit code ${answer.code}`;
    return { kind: "refused", why: `${end} ${firstLines(answer.lastWords)}`.trim() };
  };
  const settled = await settleLayers({
    layers: working ?? layersWithTools(),
    fixed: working !== null,
    attempt,
    discard: (connection) => connection.kill(),
    sleep,
  });
  if (settled.kind === "up") {
    working = settled.layers;
    onStarted(settled.child);
    return { connection: settled.child, layers: settled.layers };
  }
  throw new RewardsmithError({
    code: "sandbox-start-failed",
    message: `The sandbox process does not start (${settled.tries.join("; ")})`,
    action: "Run `rewardsmith doctor`; Node 24 and an isolated-vm built for it are needed.",
  });
};

/** A child that was started before anyone asked for it. */
let spare: Promise<SandboxChild> | null = null;
let keeping = false;

/** Starts a sandbox child ahead of need; the next `startChild` takes it. It ends with this process. */
export const prestartChild = (): void => {
  spare ??= start(() => {});
  // Who takes it hears of the failure.
  spare.catch(() => {});
};

/**
 * From now on there is always a spare: as soon as one is taken, the next is started. For processes whose programs often
 * cost them their sandbox (probes); a training needs one child, which `prestartChild` has given it.
 */
export const keepSpare = (): void => {
  keeping = true;
  prestartChild();
};

/** A sandbox child that has said it is ready, behind as many layers as work here. */
export const startChild = async (onStarted: (connection: Connection) => void): Promise<SandboxChild> => {
  const ahead = spare;
  spare = null;
  if (ahead === null) return start(onStarted);
  const child = await ahead;
  if (keeping) prestartChild();
  onStarted(child.connection);
  return child.connection.alive() ? child : start(onStarted);
};

const ALWAYS = ["emitted-code", "tamed-realm", "isolate-limits", "empty-environment", "no-descriptors", "watchdog"];

/** What protects this machine from a reward program, and what is missing. */
export type SandboxLayers = {
  isolatedVm: string;
  process: "child";
  /** What is there on every machine. */
  always: readonly string[];
  active: Layer[];
  missing: Layer[];
  platform: string;
};

/** Starts a sandbox child once to see which layers work; throws as `createProcessSandbox(…).load` would. */
export const describeSandboxLayers = async (): Promise<SandboxLayers> => {
  const { version } = locateAddon();
  const { connection, layers } = await start(() => {});
  await connection.kill();
  return {
    isolatedVm: version,
    process: "child",
    always: ALWAYS,
    active: [...layers],
    missing: ALL_LAYERS.filter((layer) => !layers.includes(layer)),
    platform: `${process.platform}-${process.arch}`,
  };
};
