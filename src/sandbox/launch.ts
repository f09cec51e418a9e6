import { spawn, spawnSync, type ChildProcess, type StdioOptions } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { childEnvironment } from "../core/child-environment.ts";
import { RewardsmithError } from "../core/errors.ts";
import { childSource } from "./child-source.ts";
import { FRAMES_IN, FRAMES_OUT } from "./protocol.ts";

/** 7.0.1 closes GHSA-864f-rcv7-6rh4 (host memory corruption through transfer lists). */
export const MINIMUM_ISOLATED_VM = "7.0.1";

/** Belts around the sandbox child that not every system has. */
export type Layer = "permission-model" | "resource-limits" | "parent-death-signal" | "no-network";

/** The command that gives each layer; Node itself needs none. */
const tools: Readonly<Record<Layer, string | null>> = {
  "permission-model": null,
  "resource-limits": "prlimit",
  "parent-death-signal": "setpriv",
  "no-network": "unshare",
};
export const ALL_LAYERS = Object.keys(tools) as readonly Layer[];

/**
 * Data 2 GB: V8 raises its limit by 1 GB before it gives up gracefully, so less turns clean failures into aborts; and
 * never the address space, of which V8 reserves far more than it uses. An hour of CPU is more than any training needs
 * and ends what escaped every watchdog.
 */
const RESOURCE_LIMITS = ["--data=2147483648", "--core=0", "--fsize=0", "--cpu=3600", "--nofile=64"];

/** Where there are capabilities to lose: as root, and inside a user namespace. Others may not even ask. */
const withoutCapabilities = (layers: readonly Layer[]): string[] =>
  layers.includes("no-network") || process.getuid?.() === 0 ? ["--bounding-set=-all", "--inh-caps=-all"] : [];

const findExecutable = (name: string): string | null => {
  for (const folder of [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/bin"]) {
    const path = join(folder, name);
    try {
      if (folder !== "") {
        accessSync(path, constants.X_OK);
        return path;
      }
    } catch {
      // Not in this folder.
    }
  }
  return null;
};

/** As numbers: is `version` at least `minimum`? A prerelease of the minimum is below it. */
export const isAtLeast = (version: string, minimum: string): boolean => {
  const [core = "", prerelease] = version.split("-", 2);
  const have = core.split(".").map(Number);
  const want = minimum.split(".").map(Number);
  for (let index = 0; index < want.length; index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return prerelease === undefined;
};

export type Addon = { version: string; path: string };

/** Where isolated-vm's binary is, without loading it. Throws when it is missing or too old. */
export const locateAddon = (): Addon => {
  const action = "Run npm ci again (isolated-vm must be allowed to run its install script), then `rewardsmith doctor`.";
  let manifest: string;
  try {
    manifest = createRequire(import.meta.url).resolve("isolated-vm/package.json");
  } catch (cause) {
    throw new RewardsmithError({ code: "isolated-vm-missing", message: "isolated-vm is not installed", action, cause });
  }
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  if (!isAtLeast(version, MINIMUM_ISOLATED_VM)) {
    throw new RewardsmithError({
      code: "isolated-vm-too-old",
      message: `isolated-vm ${version} has a known hole; at least ${MINIMUM_ISOLATED_VM} is needed`,
      action: `Install isolated-vm ${MINIMUM_ISOLATED_VM} or newer.`,
    });
  }
  try {
    const build = createRequire(manifest)("node-gyp-build") as { path(folder: string): string };
    return { version, path: build.path(dirname(manifest)) };
  } catch (cause) {
    throw new RewardsmithError({
      code: "isolated-vm-unbuilt",
      message: `isolated-vm ${version} has no binary for this system (Node ${process.version}, ${process.platform} ${process.arch})`,
      action,
      cause,
    });
  }
};

/** A network of its own, without any device; the user namespace is what lets an ordinary user have one. */
const NAMESPACES = ["--user", "--map-current-user", "--net", "--"];

/** Containers and some kernels forbid namespaces; asked twice, for one refusal may be a lack of memory. */
const namespacesAllowed = (): boolean => {
  const unshare = findExecutable("unshare");
  if (unshare === null) return false;
  const env = childEnvironment(process.env);
  return [1, 2].some(() => spawnSync(unshare, [...NAMESPACES, "true"], { env, timeout: 10_000 }).status === 0);
};

/** Layers whose tools exist here; whether they work together is seen when the child says that it is ready. */
export const layersWithTools = (): Layer[] =>
  ALL_LAYERS.filter((layer) =>
    layer === "no-network" ? namespacesAllowed() : tools[layer] === null || findExecutable(tools[layer]) !== null,
  );

/**
 * For V8, which has them for the whole process. Without the second a function that begins with "use asm" is compiled as
 * WebAssembly, whatever its realm has lost, and V8 prints what it thinks of it.
 */
const ENGINE = ["--no-node-snapshot", "--no-validate-asm", "--no-warnings"];

/**
 * Starts the sandbox child: an empty environment, three pipes (frames in, frames out, standard error) and no other
 * descriptor. The launchers exec each other, so the process id is the child's own.
 */
export const launchChild = (
  layers: readonly Layer[],
  addon: Addon,
  {
    // Without a signal on our death the child must have a thread left to notice it.
    source = childSource({ threaded: !layers.includes("parent-death-signal") }),
    more = [],
  }: { source?: string; more?: readonly string[] } = {},
): ChildProcess => {
  const command: string[] = [];
  if (layers.includes("no-network")) {
    command.push(findExecutable("unshare") as string, ...NAMESPACES);
  }
  if (layers.includes("parent-death-signal")) {
    const setpriv = findExecutable("setpriv") as string;
    command.push(setpriv, "--pdeathsig=KILL", "--no-new-privs", ...withoutCapabilities(layers), "--");
  }
  if (layers.includes("resource-limits")) {
    command.push(findExecutable("prlimit") as string, ...RESOURCE_LIMITS, "--");
  }
  command.push(process.execPath, ...ENGINE);
  if (layers.includes("permission-model")) {
    command.push("--permission", "--allow-addons", `--allow-fs-read=${addon.path}`);
  }
  // The name is for whoever lists processes.
  command.push("--input-type=commonjs", "--eval", source, "--", "rewardsmith-sandbox", addon.path, ...more);
  const [executable, ...rest] = command;
  const stdio: StdioOptions = ["ignore", "ignore", "pipe"];
  stdio[FRAMES_IN] = "pipe";
  stdio[FRAMES_OUT] = "pipe";
  return spawn(executable as string, rest, { env: {}, cwd: "/", stdio, windowsHide: true });
};
