import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { familyOf, leftOf, until } from "./processes.ts";

/** What two ways to the same result must agree on: everything but the path and what this process did. */
export const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

export const runFolder = (cwd: string): string => {
  const names = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  expect(names).toHaveLength(1);
  return join(cwd, "runs", names[0] as string);
};

export const eventTypes = (folder: string): string[] =>
  readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .flatMap((line) => /"type":"([a-z-]+)"/.exec(line)?.[1] ?? []);

/** Where a run is killed: as soon as its log holds so many events of a type. */
export type Place = { type: string; count: number };

/**
 * Starts a run, or goes on with it, and kills it with -9 at a place; sees that nothing is left, and says how many
 * processes it had.
 */
const killedAt = async (
  command: readonly string[],
  { cwd, place: { type, count } }: { cwd: string; place: Place },
): Promise<number> => {
  const { child, finished, stderr } = startCommand(command, { cwd });
  await until(() => {
    if (child.exitCode !== null) throw new Error(`It ended before ${type} ${count}: ${stderr()}`);
    try {
      return eventTypes(runFolder(cwd)).filter((each) => each === type).length >= count;
    } catch {
      return false;
    }
  });
  const family = familyOf(child.pid as number);
  child.kill("SIGKILL");
  await finished;
  await until(() => leftOf(family, cwd).length === 0);
  return family.size;
};

/**
 * Killed at one place after the other, each time in the process that went on after the last, a run has the result of
 * one that nobody interrupted. Each row is one run; its places ascend.
 */
export const expectSameResult = async (
  given: readonly string[],
  rows: readonly (readonly Place[])[],
): Promise<void> => {
  const { code, stdout } = await runCommand(given, { cwd: emptyFolder() });
  expect(code).toBe(0);
  const families: number[] = [];
  for (const places of rows) {
    const cwd = emptyFolder();
    const resume = () => ["resume", runFolder(cwd), "--json"];
    for (const [index, place] of places.entries()) {
      families.push(await killedAt(index === 0 ? given : resume(), { cwd, place }));
    }
    const resumed = await runCommand(resume(), { cwd });
    const told = `${places.map(({ type, count }) => `${type} ${count}`).join(", ")}: ${resumed.stderr}`;
    expect(resumed.code, told).toBe(0);
    expect(comparable(resumed.stdout), told).toEqual(comparable(stdout));
    expect(eventTypes(runFolder(cwd)).filter((type) => type === "run-ended")).toHaveLength(1);
  }
  // Before the first training and after the last a run may be alone; between them it has children that must not be
  // left.
  expect(Math.max(...families)).toBeGreaterThan(2);
};
