import { expect, test } from "vitest";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython } from "../../python/python.ts";
import { usePython } from "./opened.ts";

describePython("what fixes an episode of a Python world", (interpreter) => {
  usePython(interpreter);

  const open = (world: string) =>
    findEnvironment(`gymnasium:walk/${world}-v0`, { "@python-import": "world_fixtures", "@bridge": "2" });

  /** Where lanes of a new process start, and what they are paid in one step. */
  const starts = async (world: string, { seeds, count = 2 }: { seeds?: number[]; count?: number }) => {
    const { environment } = await open(world);
    const lanes = await environment.create({ count, seed: 1 });
    try {
      lanes.reset(
        Array.from({ length: count }, (_, lane) => lane),
        seeds,
      );
      const found = [...lanes.state];
      lanes.step(new Float64Array(count));
      return [found, [...(lanes.nativeReward ?? [])]];
    } finally {
      lanes.dispose();
    }
  };

  test.each([
    ["OwnSeed", "its own method `seed` is called"],
    ["TwoSeeds", "its own method `seed` is called"],
    ["ModuleStreams", "`random` and `numpy.random` are seeded"],
  ])("%s: %s with each episode, and another process plays the same", async (world, said) => {
    const { notices, environment } = await open(world);
    expect(notices?.join()).toContain(said);
    const first = await starts(world, { seeds: [5, 6] });
    expect(await starts(world, { seeds: [5, 6] })).toEqual(first);
    expect(new Set(first[0]).size).toBe(2);
    // Without seeds an episode has its process's.
    expect(await starts(world, {})).toEqual(await starts(world, {}));
    expect(await checkEnvironment(environment, { foreign: true, quick: true })).toEqual([]);
  });

  // Told by the first pair of episodes that are alike, each other opening of this world was wrong.
  test("that two episodes are alike by chance is no seed", async () => {
    for (let opening = 0; opening < 6; opening++)
      expect((await open("TwoGoals")).notices?.join()).toContain("its own method `seed` is called");
  });

  test("a lane is the same world whichever it is", async () => {
    const [[other, start] = []] = await starts("OwnSeed", { seeds: [6, 5] });
    expect(other).not.toBe(start);
    expect((await starts("OwnSeed", { seeds: [5], count: 1 }))[0]).toEqual([start]);
  });

  test("one that keeps the contract is seeded by it alone, and one that nothing fixes is told as such", async () => {
    const notices = async (world: string) => (await open(world)).notices?.join() ?? "";
    expect(await notices("AtTheEnd")).not.toMatch(/reset\(seed|no seed/);
    expect(await notices("LooseStart")).toContain(
      "no seed fixes how an episode of 'gymnasium:walk/LooseStart-v0' goes",
    );
    expect(await notices("LooseReward")).toContain("no seed fixes");
  });
});
