import { spawnSync } from "node:child_process";
import { access, constants, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "../core/errors.ts";
import type { CompiledReward } from "../core/program.ts";
import { librarySource } from "../reward/library.ts";
import { pythonPackages } from "../simulator/gymnasium/worker.ts";
import { findEnvironment, listEnvironments } from "../simulator/registry.ts";
import { describeSandboxLayers } from "../sandbox/start.ts";
import { wireExecutor } from "./wiring.ts";

/** `warn`: something optional is missing. `action` says what to install or do. */
export type Check = { name: string; state: "ok" | "warn" | "fail"; detail: string; action?: string };

const nodeCheck = (): Check => {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 24
    ? { name: "node", state: "ok", detail: process.version }
    : { name: "node", state: "fail", detail: process.version, action: "Install Node 24 or newer." };
};

const sandboxCheck = async (): Promise<Check> => {
  try {
    const layers = await describeSandboxLayers();
    return { name: "sandbox", state: "ok", detail: JSON.stringify(layers) };
  } catch (thrown) {
    return {
      name: "sandbox",
      state: "fail",
      detail: messageOf(thrown),
      action: "Run npm ci again with install scripts of isolated-vm allowed.",
    };
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
      environment: { name: loaded.environment.spec.name, path: loaded.path, hash: loaded.hash, options: {} },
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
      : { name: "training", state: "fail", detail: outcome.failure.message, action: "See the sandbox line above." };
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

const optional = (name: string, command: string, argument: string, action: string): Check => {
  const found = spawnSync(command, [argument], { encoding: "utf8", timeout: 10_000 });
  const detail = `${found.stdout ?? ""}${found.stderr ?? ""}`.trim().split("\n")[0] ?? "";
  return found.status === 0 ? { name, state: "ok", detail } : { name, state: "warn", detail: "not found", action };
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
  await sandboxCheck(),
  await trainingCheck(),
  await diskCheck(),
  keyCheck(),
  ...pythonChecks(),
  optional("prlimit", "prlimit", "--version", "Install util-linux for resource limits on the sandbox."),
];
