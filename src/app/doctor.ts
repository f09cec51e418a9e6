import { access, constants, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "../core/errors.ts";
import type { CompiledReward } from "../core/program.ts";
import { librarySource } from "../reward/library.ts";
import { pythonPackages } from "../simulator/gymnasium/worker.ts";
import { findEnvironment, listEnvironments } from "../simulator/registry.ts";
import type { Layer } from "../sandbox/launch.ts";
import { describeSandboxLayers } from "../sandbox/start.ts";
import { environmentReference } from "./places.ts";
import { wireExecutor } from "./wiring.ts";

/** `warn`: something optional is missing. `action` says what to install or do. */
export type Check = { name: string; state: "ok" | "warn" | "fail"; detail: string; action?: string };

const nodeCheck = (): Check => {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 24
    ? { name: "node", state: "ok", detail: process.version }
    : { name: "node", state: "fail", detail: process.version, action: "Install Node 24 or newer." };
};

/** What each belt around the sandbox is good for, and how to get it where it is missing. */
const layerNotes: Record<Layer, { detail: string; action: string }> = {
  "permission-model": {
    detail: "Node itself refuses files, processes and workers",
    action: "It comes with Node 24; another Node was found, or one built without it.",
  },
  "resource-limits": {
    detail: "the system bounds data (2 GB), processor time, files and core dumps",
    action: "Install util-linux (prlimit); on macOS and Windows run rewardsmith in a container.",
  },
  "parent-death-signal": {
    detail: "the system ends a sandbox whose parent is gone, and gives it no privileges",
    action: "Install util-linux (setpriv). Without it a sandbox ends by itself, a little slower in all its work.",
  },
  "no-network": {
    detail: "a network of its own without any device",
    action: "Allow user namespaces (kernel setting or container option), or run where there is no network to protect.",
  },
};

/** The sandbox as a whole, and every layer that a machine may have or lack. */
const sandboxChecks = async (): Promise<Check[]> => {
  try {
    const { isolatedVm, always, active, missing } = await describeSandboxLayers();
    const whole = `isolated-vm ${isolatedVm} in a process of its own (${always.join(", ")})`;
    return [
      { name: "sandbox", state: "ok", detail: whole },
      ...active.map((layer): Check => ({ name: `sandbox: ${layer}`, state: "ok", detail: layerNotes[layer].detail })),
      ...missing.map((layer): Check => ({
        name: `sandbox: ${layer}`,
        state: "warn",
        detail: `missing here: ${layerNotes[layer].detail}`,
        action: layerNotes[layer].action,
      })),
    ];
  } catch (thrown) {
    return [
      {
        name: "sandbox",
        state: "fail",
        detail: messageOf(thrown),
        action: "Run npm ci again with install scripts of isolated-vm allowed.",
      },
    ];
  }
};

/** Trains for a moment in a real evaluation child: simulator, kernels and sandbox at once. */
const trainingCheck = async (): Promise<Check> => {
  const executor = wireExecutor({ jobs: 1, deadline: 60 });
  try {
    const [name] = await listEnvironments();
    const loaded = await findEnvironment(name as string);
    const reward: CompiledReward = {
      source: "",
      javascript: "function terms() { return { alive: 1 }; }",
      weights: { alive: 1 },
      initial: {},
      composition: "sum",
      sparse: [],
    };
    const outcome = await executor.train({
      kind: "train",
      reward,
      environment: environmentReference(loaded, {}),
      task: { name: loaded.tasks[0]?.name ?? "" },
      learner: "ppo",
      budget: { steps: 2048, episodes: 2, checkpoints: 2 },
      seed: 1,
    });
    return outcome.kind === "trained"
      ? {
          name: "training",
          state: "ok",
          detail: `2,048 steps of ${name} under a sandboxed reward (library of ${librarySource().length} characters)`,
        }
      : {
          name: "training",
          state: "fail",
          detail: outcome.kind === "failed" ? outcome.failure.message : outcome.kind,
          action: "See the sandbox line above.",
        };
  } catch (thrown) {
    return {
      name: "training",
      state: "fail",
      detail: messageOf(thrown),
      action: "Run `npm run kernels`, then doctor again.",
    };
  } finally {
    await executor.close();
  }
};

const diskCheck = async (): Promise<Check> => {
  try {
    const folder = await mkdtemp(join(tmpdir(), "rewardsmith-doctor-"));
    await access(folder, constants.W_OK);
    await rm(folder, { recursive: true });
    return { name: "disk", state: "ok", detail: tmpdir() };
  } catch (thrown) {
    return { name: "disk", state: "fail", detail: messageOf(thrown), action: "Free some space or set TMPDIR." };
  }
};

/** The bridge to Python environments: optional, each package by itself. */
const pythonChecks = (): Check[] => {
  const action = "Only needed for --env gymnasium:… and envpool:…; docs/python.md says how to install it.";
  try {
    const { python, executable, packages } = pythonPackages(["numpy", "gymnasium", "envpool"]);
    return [
      { name: "python", state: "ok", detail: `${python} (${executable})` },
      ...Object.entries(packages).map(([name, version]): Check =>
        version === null
          ? { name, state: "warn", detail: `not found in ${executable}`, action }
          : { name, state: "ok", detail: version },
      ),
    ];
  } catch (thrown) {
    return [{ name: "python", state: "warn", detail: messageOf(thrown), action }];
  }
};

const keyCheck = (): Check =>
  process.env["OPENAI_API_KEY"]
    ? { name: "language model", state: "ok", detail: "OPENAI_API_KEY is set" }
    : {
        name: "language model",
        state: "warn",
        detail: "OPENAI_API_KEY is not set",
        action: "Only needed for --designer language-model.",
      };

export const examineMachine = async (): Promise<Check[]> => [
  nodeCheck(),
  ...(await sandboxChecks()),
  await trainingCheck(),
  await diskCheck(),
  keyCheck(),
  ...pythonChecks(),
];
