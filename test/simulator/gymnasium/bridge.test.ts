import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython } from "../../python/python.ts";
import { create, created, endedInTime, imports, open, stateOf, stepUntilFailure, usePython } from "./opened.ts";

describePython("the bridge", (interpreter) => {
  usePython(interpreter);

  test("nested observations become named fields, other numbers of info too; texts and verdicts do not", async () => {
    const world = await create("Nested");
    expect(stateLayout(world.spec).columns).toEqual([
      "observation._1_odd_key_",
      "observation.place.item0",
      ...[0, 1, 2, 3].map((index) => `observation.place.item1.${index}`),
      ...[0, 1, 2].map((index) => `observation.switches.${index}`),
      "observation.wheels.0",
      "observation.wheels.1",
      "info.count",
      "info.half.0",
      "info.half.1",
      "info.nested.flag",
      "info.gear",
      "info.lamp",
    ]);
    expect((await open("Nested")).notices?.join()).toContain("'words' of 'gymnasium:bridge/Nested-v0' is left out");
  });

  test("the policy sees one input an alternative, pictures scaled; the state the plain numbers", async () => {
    const world = await create("Nested");
    world.lanes.step(Float64Array.of(0, 0));
    const labels = world.spec.observation.labels;
    const seen = Object.fromEntries(labels.map((label, index) => [label, world.lanes.observation[index]]));
    expect(seen).toMatchObject({
      "place.0=2": 0,
      "place.0=3": 1,
      "place.1[1]": 0.2,
      "switches[2]": 1,
      "wheels[0]=1": 1,
      "1 odd key!": 0.5,
    });
    expect(stateOf(world)).toMatchObject({
      "observation.place.item0": 3,
      "observation.place.item1.2": 102,
      "info.count": 1,
      "info.half.0": 0.5,
    });
  });

  test("a nest of discrete actions is one list of all combinations, and arrives as it was chosen", async () => {
    const world = await create("Nested", {}, 1);
    const control = world.spec.control;
    if (control.kind !== "discrete") throw new Error("not discrete");
    expect(control.actions).toHaveLength(12);
    expect(actionLayout(world.spec).columns).toEqual(["gear", "lamps.0", "lamps.1"]);
    const wanted = control.actions.findIndex(({ values }) => String(values) === "2,0,1");
    world.lanes.step(Float64Array.of(wanted));
    expect([...world.lanes.applied]).toEqual([2, 0, 1]);
    expect(stateOf(world)).toMatchObject({ "info.gear": 2, "info.lamp": 1 });
  });

  test("boxes arrive clipped to their own bounds, with a stand-in and a notice where there are none", async () => {
    const world = await create("Boxes", {}, 1);
    expect(actionLayout(world.spec).columns).toEqual(["item0_0", "item0_1", "item1.0"]);
    world.lanes.step(Float64Array.of(5, -5, Number.NaN));
    expect([...world.lanes.applied]).toEqual([1, -2, 0]);
    expect([...world.lanes.observation]).toEqual([1, -2, 0]);
    expect((await open("Boxes")).notices?.join()).toContain(
      "'action.item1' of 'gymnasium:bridge/Boxes-v0' is unbounded",
    );
  });

  test("the environment's own reward, its success and its end are told beside the state", async () => {
    const { lanes } = await create("Counter");
    for (let step = 0; step < 20; step++) lanes.step(Float64Array.of(0, 2));
    expect([...(lanes.nativeReward ?? [])]).toEqual([1.5, 1.5]);
    expect([...lanes.terminated]).toEqual([1, 1]);
    const { names, values } = lanes.hidden ?? { names: [], values: [] };
    expect(names).toEqual(["info.reward_part", "info.is_success"]);
    expect([...values]).toEqual([1, 1, 1, 1]);
  });

  test("the clock and the world end episodes apart; without either the standard limit is told", async () => {
    const { lanes, spec } = await create("Counter", { ends: "100" });
    expect(spec.maxSteps).toBe(30);
    for (let step = 0; step < 30; step++) lanes.step(Float64Array.of(0, 0));
    expect([lanes.terminated[0], lanes.truncated[0]]).toEqual([0, 1]);
    const endless = await open("Endless");
    expect(endless.environment.spec.maxSteps).toBe(1000);
    expect(endless.notices?.join()).toContain("tells no time limit");
  });

  test("an observation that is not finite ends the episode as invalid, the state kept", async () => {
    const world = await create("NotFinite");
    for (let step = 0; step < 9; step++) world.lanes.step(Float64Array.of(0, 0));
    expect([...world.lanes.invalid]).toEqual([1, 1]);
    expect(stateOf(world)["observation.0"]).toBe(6);
    expect([...world.lanes.observation].every(Number.isFinite)).toBe(true);
    world.lanes.reset([0]);
    world.lanes.step(Float64Array.of(0, 0));
    expect([...world.lanes.invalid]).toEqual([0, 1]);
  });

  test("what an environment prints does not disturb the numbers", async () => {
    const world = await create("Prints");
    for (let step = 0; step < 19; step++) world.lanes.step(Float64Array.of(0, 0));
    expect(stateOf(world)["info.count"]).toBe(19);
  });

  test.each([
    ["Raises", /raised in Python: ValueError: the motor is on fire \(.*bridge_fixtures\.py", line \d+/],
    ["Crashes", /ended in the middle of its work: .*Segmentation fault/],
    ["Exits", /SystemExit: 3/],
    ["Reshapes", /changed its shapes: observation has the shape \(3,\), its space says \(2,\)/],
    ["Forks", /ended in the middle of its work/],
  ])("%s: said as a failure of the environment", async (name, message) => {
    // Beyond what the first look takes.
    const { lanes } = await create(name, { misbehaves_after: "300" });
    const failure = stepUntilFailure(lanes);
    expect(failure).toMatch(message);
  });

  // In C as well, and what hangs from the first: hanging.slow.test.ts.
  test("what hangs is ended after the time it may take, with the place in Python", async () => {
    const { lanes } = await create("Hangs", { misbehaves_after: "300", "@python-timeout": "1.5" });
    expect(stepUntilFailure(lanes)).toMatch(endedInTime);
  });

  test.each([
    ["gymnasium:CartPole-v7", {}, "bridge/unknown-id", "Did you mean 'gymnasium:CartPole-v"],
    ["gymnasium:", {}, "bridge/no-id", "names no environment"],
    ["gymnasium:CartPole-v1", { "@python-import": "nowhere" }, "bridge/no-module", "no module 'nowhere'"],
    ["gymnasium:CartPole-v1", { nonsense: "1" }, "bridge/bad-option", "nonsense"],
    ["gymnasium:bridge/VectorReward-v0", imports, "bridge/unusable", "reward"],
    ["gymnasium:bridge/Reshapes-v0", { ...imports, misbehaves_after: "3" }, "bridge/unusable", "shape"],
    ["gymnasium:bridge/Raises-v0", { ...imports, misbehaves_after: "3" }, "bridge/make-failed", "the motor is on fire"],
    ["gymnasium:bridge/Crashes-v0", { ...imports, misbehaves_after: "3" }, "bridge/make-failed", "Segmentation"],
    ["gymnasium:bridge/SevenValues-v0", imports, "bridge/interface", "step() returns other than five values"],
    ["gymnasium:bridge/TextInfo-v0", imports, "bridge/interface", "step() gives str as info"],
  ])("%s %j is refused at once: %s", async (reference, options, code, words) => {
    const refused = await findEnvironment(reference, options as Record<string, string>).then(
      () => ({ code: "accepted", message: "" }),
      (error: Error & { code: string }) => error,
    );
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(words);
    // None of these is a fault of ours.
    expect((refused as { action?: string }).action).not.toMatch(/fault of rewardsmith/);
  });

  test("a range that was guessed is no promise: values beyond it are no finding", async () => {
    const { environment } = await open("Wanders");
    const guessed = stateLayout(environment.spec).entries.filter(({ field }) => field.guessed === true);
    expect(guessed.map(({ path }) => path.join("."))).toContain("info.distance");
    const findings = await checkEnvironment(environment, { foreign: true });
    expect(findings.filter(({ message }) => message.includes("outside its range"))).toEqual([]);
  });

  test("another process needs no second look; the hash is the same, and changes with options", async () => {
    const first = await open("Counter");
    process.env["REWARDSMITH_PYTHON"] = "/nowhere/python";
    try {
      const again = await findEnvironment(first.path, imports, first.prepared);
      expect(again.hash).toBe(first.hash);
      expect(again.environment.spec).toEqual(first.environment.spec);
    } finally {
      process.env["REWARDSMITH_PYTHON"] = interpreter;
    }
    expect((await open("Counter")).hash).toBe(first.hash);
    expect((await open("Counter", { ends: "9" })).hash).not.toBe(first.hash);
  });

  test("a missing interpreter is named with what to do", async () => {
    process.env["REWARDSMITH_PYTHON"] = "/nowhere/python";
    try {
      await expect(open("Counter")).rejects.toMatchObject({
        code: "bridge/no-python",
        message: expect.stringContaining("/nowhere/python"),
        action: expect.stringContaining("REWARDSMITH_PYTHON"),
      });
    } finally {
      process.env["REWARDSMITH_PYTHON"] = interpreter;
    }
  });

  describe("a fields file", () => {
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-fields-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    const withFields = (text: string, name = "Counter") => {
      const path = join(folder, "fields.yaml");
      writeFileSync(path, text);
      return open(name, { "@env-fields": path });
    };

    test("names, describes and excludes; what is left keeps its name", async () => {
      const { environment } = await withFields(`
summary: A thing that counts.
dt: 0.5
maxSteps: 12
fields:
  observation[0]: { name: wheel.turns, description: Turns so far., unit: "1", range: [0, 40] }
  info.half[1]: { name: wheel.one }
  action: { name: push, unit: N }
exclude: [info.count]
actions: [back, rest, ahead]
`);
      const { spec } = environment;
      expect(stateLayout(spec).columns).toEqual([
        "wheel.turns",
        "wheel.one",
        "observation.1",
        "info.half.0",
        "info.nested.flag",
      ]);
      expect(spec).toMatchObject({ summary: "A thing that counts.", dt: 0.5, maxSteps: 12 });
      expect(stateLayout(spec).entries[0]?.field).toEqual({ description: "Turns so far.", unit: "1", range: [0, 40] });
      expect(spec.control).toMatchObject({
        actions: [{ label: "back", values: [-1] }, { label: "rest" }, { label: "ahead" }],
      });
      expect(actionLayout(spec).columns).toEqual(["push"]);
    });

    test("words tasks by expressions over fields, hidden numbers and the return", async () => {
      const { environment, tasks } = await withFields(`
fields:
  observation[0]: { name: turns }
exclude: [info.half]
tasks:
  count-far:
    description: Count as far as you can.
    fitness: last(turns) + 2 * mean(info.half[0]) - 0.5 * return
    success: info.is_success and turns >= 20
    steps: 5000
`);
      const [task] = tasks;
      expect(task).toMatchObject({ name: "count-far", steps: 5000, references: { human: "native" } });
      const { spec } = environment;
      expect(stateLayout(spec).columns).not.toContain("info.half.0");
      const { playEpisodes } = await import("../../../src/training/evaluate-policy.ts");
      const { scoreEpisode } = await import("../../../src/training/score-episode.ts");
      const lanes = await environment.create({ count: 1, seed: 1 });
      created.push(lanes);
      const policy = { act: (_: Float64Array, count: number, actions: Float64Array) => void actions.fill(0, 0, count) };
      const [played] = playEpisodes({ environment: lanes, policy, seeds: [5], limit: spec.maxSteps });
      // 20 steps: turns end at 20; half is step / 2, 5.25 in the mean; the return is 20 × 1.5.
      expect(scoreEpisode({ spec, task: task as never }, played as never)).toEqual({
        fitness: 20 + 10.5 - 15,
        success: true,
      });
    });

    test.each([
      ["fields: { observatoin: { unit: m } }", /there is no 'observatoin'\. Did you mean 'observation'\?/],
      ["fields: { 'observation[2]': { unit: m } }", /'observation\[2\]' is not within the 2 number/],
      ["fields: { observation: { name: info } }", /'info' is a field already|'info' is used twice/],
      ["fields: { observation: { colour: red } }", /fields\.observation/],
      ["tasks: { default: { fitness: last(height) } }", /there is no 'height'/],
      ["tasks: { default: { fitness: 'process.exit(1)' } }", /there is no function 'process\.exit'/],
      ["tasks: { default: { success: '1 +' } }", /it ends too early/],
      ["summary: [", /cannot be read/],
    ])("%s is refused", async (text, message) => {
      await expect(withFields(text)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
    });
  });
});

describePython(
  "docs/python.md",
  (interpreter) => {
    test("its fields file fits the environment that it is for", async () => {
      process.env["REWARDSMITH_PYTHON"] = interpreter;
      const page = readFileSync(new URL("../../../docs/python.md", import.meta.url), "utf8");
      const [, text] = /```yaml\n(.*?)```/s.exec(page) as unknown as [string, string];
      const folder = mkdtempSync(join(tmpdir(), "rewardsmith-fields-"));
      const path = join(folder, "Hopper-v5.env.yaml");
      writeFileSync(path, text);
      const { tasks, environment } = await findEnvironment("gymnasium:Hopper-v5", { "@env-fields": path });
      rmSync(folder, { recursive: true });
      expect(tasks.map(({ name }) => name)).toEqual(["forward", "stay"]);
      expect(stateLayout(environment.spec).columns.slice(0, 4)).toEqual([
        "torso.height",
        "torso.pitch",
        "torso.velocity",
        "torso.x",
      ]);
    });
  },
  { modules: ["mujoco"] },
);
