import { mkdtempSync, readdirSync, readFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { sandboxesOf } from "./processes.ts";

const SECRET = "sk-canary-7c1e";
const VARIABLE = "REWARDSMITH_CANARY";
/** What some attacks try to write. */
const FORBIDDEN = "/tmp/rewardsmith-canary";
/** `--data` of the sandbox's limits and what Node's own code takes beside. */
const MEMORY_CAP_BYTES = 2.5 * 2 ** 30;
export const hasProc = process.platform === "linux";

const shapeOf = (): string =>
  [globalThis, Object.prototype, Array.prototype, Function.prototype, Math, Number.prototype, Promise.prototype, Error]
    .map((owner) => Reflect.ownKeys(owner).map(String).sort().join())
    .join("\n");

/** Most memory that a process has had so far; 0 where it is gone. */
const peakOf = (pid: number): number => {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

/** Things of ours that no attack may touch: environment, files, a listener, globals; our processes, and their memory. */
export const hangCanaries = () => {
  process.env[VARIABLE] = SECRET;
  const folder = mkdtempSync(join(tmpdir(), "canary-"));
  writeFileSync(join(folder, "secret"), SECRET);
  let visits = 0;
  const listener = createServer(() => visits++).listen(0, "127.0.0.1");
  let globals = shapeOf();
  let peak = 0;
  const watch = setInterval(() => {
    if (hasProc) peak = Math.max(peak, ...sandboxesOf(process.pid).map(peakOf));
  }, 100);
  return {
    /** Before the first attack, once everything that belongs here has been loaded. */
    settle: () => {
      globals = shapeOf();
    },
    /** Nothing was touched, and no process is left but the one sandbox at hand. */
    check: () => {
      expect(process.env[VARIABLE]).toBe(SECRET);
      expect(readdirSync(folder)).toEqual(["secret"]);
      expect(readFileSync(join(folder, "secret"), "utf8")).toBe(SECRET);
      expect(existsSync(FORBIDDEN)).toBe(false);
      expect(visits).toBe(0);
      expect(shapeOf()).toBe(globals);
      expect(peak).toBeLessThan(MEMORY_CAP_BYTES);
      if (hasProc) expect(sandboxesOf(process.pid).length).toBeLessThanOrEqual(1);
    },
    takeDown: () => {
      clearInterval(watch);
      listener.close();
      rmSync(folder, { recursive: true });
      delete process.env[VARIABLE];
    },
  };
};
