import { RewardsmithError } from "../core/errors.ts";
import { connect, type Connection } from "./connection.ts";
import { ALL_LAYERS, launchChild, layersWithTools, locateAddon, type Layer } from "./launch.ts";
import { FrameKind } from "./protocol.ts";

export type SandboxChild = { connection: Connection; layers: readonly Layer[] };

/** To be up; generous, for a machine that starts many at once. */
const START_MILLISECONDS = 30_000;

/** The layers that worked, once a child of this process has started. */
let working: readonly Layer[] | null = null;

/** All layers at first; where a child does not come up with them, with one fewer each time. */
const fallbacks = (): Layer[][] => {
  if (working !== null) return [[...working]];
  const tools = layersWithTools();
  const without = (...gone: Layer[]) => tools.filter((layer) => !gone.includes(layer));
  return [
    tools,
    without("parent-death-signal"),
    without("permission-model"),
    without("permission-model", "parent-death-signal"),
    [],
  ].filter((layers, index, all) => all.findIndex((other) => other.join() === layers.join()) === index);
};

const firstLines = (words: string): string => words.trim().split("\n").slice(0, 3).join(" | ");

const start = async (onStarted: (connection: Connection) => void): Promise<SandboxChild> => {
  const addon = locateAddon();
  const tries: string[] = [];
  for (const layers of fallbacks()) {
    const connection = connect(launchChild(layers, addon));
    onStarted(connection);
    const answer = await connection.receive(START_MILLISECONDS);
    if (answer.kind === "frame" && answer.frame === FrameKind.ready) {
      working = layers;
      return { connection, layers };
    }
    await connection.kill();
    if (answer.kind === "died") {
      const end = answer.killed ? "not ready in time" : (answer.signal ?? `exit code ${answer.code}`);
      tries.push(`${layers.join(" + ") || "no layers"}: ${end} ${firstLines(answer.lastWords)}`.trim());
      if (answer.killed) break;
    } else {
      tries.push(`${layers.join(" + ") || "no layers"}: an unexpected frame`);
    }
  }
  throw new RewardsmithError({
    code: "sandbox-start-failed",
    message: `The sandbox process does not start (${tries.join("; ")})`,
    action: "Run rewardsmith doctor; Node 24 and an isolated-vm built for it are needed.",
  });
};

/** A child that was started before anyone asked for it. */
let spare: Promise<SandboxChild> | null = null;

/** Starts a sandbox child ahead of need; the next `startChild` takes it. It ends with this process. */
export const prestartChild = (): void => {
  spare ??= start(() => {});
  // Who takes it hears of the failure.
  spare.catch(() => {});
};

/** A sandbox child that has said it is ready, behind as many layers as work here. */
export const startChild = async (onStarted: (connection: Connection) => void): Promise<SandboxChild> => {
  const ahead = spare;
  spare = null;
  if (ahead === null) return start(onStarted);
  const child = await ahead;
  onStarted(child.connection);
  return child.connection.alive() ? child : start(onStarted);
};

/** What protects this machine from a reward program, and what is missing. */
export type SandboxLayers = {
  isolatedVm: string;
  process: "child";
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
    active: [...layers],
    missing: ALL_LAYERS.filter((layer) => !layers.includes(layer)),
    platform: `${process.platform}-${process.arch}`,
  };
};
