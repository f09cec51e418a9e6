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

/** Kills a run with -9 at a place, sees that nothing is left of it; where it ran and how many processes it had. */
const killedAt = async (
  given: readonly string[],
  { type, count }: Place,
): Promise<{ cwd: string; processes: number }> => {
  const cwd = emptyFolder();
  const { child, finished } = startCommand(given, { cwd });
  await until(() => {
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
  return { cwd, processes: family.size };
};

/** Killed at each of the places and resumed, a run has the result of one that nobody interrupted. */
export const expectSameResult = async (given: readonly string[], places: readonly Place[]): Promise<void> => {
  const { code, stdout } = await runCommand(given, { cwd: emptyFolder() });
  expect(code).toBe(0);
  const families: number[] = [];
  for (const place of places) {
    const { cwd, processes } = await killedAt(given, place);
    families.push(processes);
    const resumed = await runCommand(["resume", runFolder(cwd), "--json"], { cwd });
    expect(resumed.code, `${place.type} ${place.count}: ${resumed.stderr}`).toBe(0);
    expect(comparable(resumed.stdout)).toEqual(comparable(stdout));
    expect(eventTypes(runFolder(cwd)).filter((type) => type === "run-ended")).toHaveLength(1);
  }
  // Before the first training and after the last a run may be alone; between them it has children that must not be left.
  expect(Math.max(...families)).toBeGreaterThan(2);
};
