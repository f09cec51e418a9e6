import { expect } from "vitest";
import { callCommand } from "./call-command.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { familyOf, leftOf, until } from "./processes.ts";
import { comparable, folderIn, logOf } from "./run-folder.ts";

export const eventTypes = (folder: string): string[] =>
  logOf(folder)
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
      return eventTypes(folderIn(cwd)).filter((each) => each === type).length >= count;
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
  const { code, stdout } = await callCommand(given, { cwd: emptyFolder() });
  expect(code).toBe(0);
  const families: number[] = [];
  for (const places of rows) {
    const cwd = emptyFolder();
    const resume = () => ["resume", folderIn(cwd), "--json"];
    for (const [index, place] of places.entries()) {
      families.push(await killedAt(index === 0 ? given : resume(), { cwd, place }));
    }
    const resumed = await runCommand(resume(), { cwd });
    const told = `${places.map(({ type, count }) => `${type} ${count}`).join(", ")}: ${resumed.stderr}`;
    expect(resumed.code, told).toBe(0);
    expect(comparable(resumed.stdout), told).toEqual(comparable(stdout));
    expect(eventTypes(folderIn(cwd)).filter((type) => type === "run-ended")).toHaveLength(1);
  }
  // Before the first training and after the last a run may be alone; between them it has children that must not be
  // left.
  expect(Math.max(...families)).toBeGreaterThan(2);
};
