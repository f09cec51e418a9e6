import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { RewardsmithError } from "../core/errors.ts";

/** 7.0.1 closes GHSA-864f-rcv7-6rh4 (host memory corruption through transfer lists). */
export const MINIMUM_ISOLATED_VM = "7.0.1";

/** Belts around the sandbox child that not every system has. */
export type Layer = "permission-model" | "resource-limits" | "parent-death-signal";
export const ALL_LAYERS: readonly Layer[] = ["permission-model", "resource-limits", "parent-death-signal"];

/**
 * Data 2 GB: V8 raises its limit by 1 GB before it gives up gracefully, so less turns clean failures into aborts; and
 * never the address space, of which V8 reserves far more than it uses. An hour of CPU is more than any training needs
 * and ends what escaped every watchdog.
 */
const RESOURCE_LIMITS = ["--data=2147483648", "--core=0", "--fsize=0", "--cpu=3600", "--nofile=64"];

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
  const action = "Run npm ci again (isolated-vm must be allowed to run its install script), then rewardsmith doctor.";
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

/** Layers whose tools exist here; whether they work together is seen when the child says that it is ready. */
export const layersWithTools = (): Layer[] =>
  ALL_LAYERS.filter(
    (layer) =>
      layer === "permission-model" || findExecutable(layer === "resource-limits" ? "prlimit" : "setpriv") !== null,
  );

/** Beside this file, compiled or not. */
const childPath = (): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  return ["child.ts", "child.js"].map((name) => join(here, name)).find((path) => existsSync(path)) as string;
};

/**
 * Starts the sandbox child: an empty environment, three pipes and no other descriptor. The launchers exec each other, so
 * the process id is the child's own.
 */
export const launchChild = (layers: readonly Layer[], addon: Addon): ChildProcess => {
  const child = childPath();
  const command: string[] = [];
  if (layers.includes("parent-death-signal")) {
    command.push(findExecutable("setpriv") as string, "--pdeathsig=KILL", "--no-new-privs", "--");
  }
  if (layers.includes("resource-limits")) {
    command.push(findExecutable("prlimit") as string, ...RESOURCE_LIMITS, "--");
  }
  command.push(process.execPath, "--no-node-snapshot", "--no-warnings");
  if (layers.includes("permission-model")) {
    command.push(
      "--permission",
      "--allow-addons",
      `--allow-fs-read=${dirname(child)}/`,
      `--allow-fs-read=${addon.path}`,
    );
  }
  command.push(child, addon.path);
  const [executable, ...rest] = command;
  return spawn(executable as string, rest, { env: {}, cwd: "/", stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
};
