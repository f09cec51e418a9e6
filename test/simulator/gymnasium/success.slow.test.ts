import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { problemOptions } from "../../../src/app/problem-options.ts";
import { defaults } from "../../../src/app/config.ts";
import { upgradeConfig } from "../../../src/app/upgrade.ts";
import { stateLayout } from "../../../src/core/fields.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { playEpisodes } from "../../../src/training/evaluate-policy.ts";
import { scoreEpisode } from "../../../src/training/score-episode.ts";
import { describePython } from "../../python/python.ts";
import { usePython } from "./opened.ts";

const env = (world: string) => `gymnasium:walk/${world}-v0`;
const given = (world: string) => ({ ...defaults(), env: env(world), "python-import": ["world_fixtures"] });

describePython("how a Python world tells success", (interpreter) => {
  usePython(interpreter);
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-success-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (world: string, fields?: string) => {
    const file = join(folder, "fields.yaml");
    if (fields !== undefined) writeFileSync(file, fields);
    return findEnvironment(
      env(world),
      problemOptions({ ...given(world), ...(fields !== undefined && { "env-fields": file }) }),
    );
  };

  /** One episode under one action throughout, as its first task scores it. */
  const score = async ({ environment, tasks }: Awaited<ReturnType<typeof open>>, action: number) => {
    const { spec } = environment;
    const lanes = await environment.create({ count: 1, seed: 1 });
    const policy = {
      act: (_: Float64Array, count: number, actions: Float64Array) => void actions.fill(action, 0, count),
    };
    try {
      const [played] = playEpisodes({ environment: lanes, policy, seeds: [5], limit: spec.maxSteps });
      return scoreEpisode({ spec, task: tasks[0] as never }, played as never);
    } finally {
      lanes.dispose();
    }
  };

  test.each([
    ["AtTheEnd", "any(info.is_success) + 0.01 * squash(return)"],
    ["OnceThere", "any(info.success > 0.5) + 0.01 * squash(return)"],
  ])("%s: a flag is the measure, and the return breaks ties", async (world, measure) => {
    const opened = await open(world);
    expect(opened.tasks[0]).toMatchObject({ measure, headline: "success" });
    expect(opened.notices?.join()).not.toContain("of no episode that it succeeded");
    const there = await score(opened, 1);
    const away = await score(opened, -1);
    const still = await score(opened, 0);
    expect([there.success, away.success, still.success]).toEqual([true, false, false]);
    expect(there.fitness).toBeGreaterThan(1);
    expect(away.fitness).toBeLessThan(still.fitness);
    expect(still.fitness).toBeLessThan(0.01);
  });

  test("what it tells only when it is done is declared by a fields file, and shown to nobody who writes rewards", async () => {
    await expect(open("WhenMet", "tasks: { default: { success: any(info.goal_met) } }")).rejects.toMatchObject({
      code: "bridge/bad-expression",
      action: expect.stringContaining("info.goal_met: { type: boolean }"),
    });
    const declared = "fields: { info.goal_met: { type: boolean } }\n";
    const opened = await open("WhenMet", `${declared}tasks: { default: { success: any(info.goal_met) } }`);
    expect(opened.notices?.join()).toContain("'info.goal_met' was met in no step of a first look");
    expect(stateLayout(opened.environment.spec).columns).toEqual(["observation.0"]);
    expect((await score(opened, 1)).success).toBe(true);
    expect((await score(opened, 0)).success).toBe(false);
    const shown = await open("WhenMet", "fields: { info.goal_met: { name: met, type: boolean } }");
    expect(stateLayout(shown.environment.spec).columns).toEqual(["met", "observation.0"]);
  });

  test("under other names success is kept from rewards and offered as the measure", async () => {
    const { environment, tasks, notices = [] } = await open("OtherNames");
    expect(stateLayout(environment.spec).columns).toEqual([
      "observation.0",
      "info.distance_reached",
      "info.achieved_goal.0",
      "info.achieved_goal.1",
    ]);
    expect(tasks[0]).toMatchObject({ measure: "return" });
    expect(tasks[0]?.success).toBeUndefined();
    const notice = notices.find((text) => text.includes("look like verdicts")) ?? "";
    expect(notice).toContain("--measure 'any(info.solved)' --success 'any(info.solved)'");
    expect(notice).toContain("and 3 more");
    const said = await open("OtherNames", "tasks: { default: { success: any(info.goalReached > 0.5) } }");
    expect(said.tasks[0]).toMatchObject({ measure: "any(info.goalReached > 0.5) + 0.01 * squash(return)" });
    expect((await score(said, 1)).success).toBe(true);
  });

  test("a world that says nothing of success has none, and that is said", async () => {
    const { tasks, notices } = await open("Silent");
    expect(tasks[0]?.success).toBeUndefined();
    expect(notices?.join()).toContain("of no episode that it succeeded: where success stands there is a '-'");
  });

  describe("a run that was recorded before", () => {
    // What folders of earlier versions hold: nothing of the bridge's version.
    const recorded = (world: string) => problemOptions(upgradeConfig({ ...given(world), plan: {} }));

    test("goes on with the measure and the look that it began with", async () => {
      expect(Object.keys(recorded("AtTheEnd"))).toEqual(["@python-import"]);
      const before = await findEnvironment(env("AtTheEnd"), recorded("AtTheEnd"));
      expect(before.tasks[0]).toMatchObject({ measure: "return" });
      expect(before.tasks[0]?.success).toBeUndefined();
      const once = await findEnvironment(env("OnceThere"), recorded("OnceThere"));
      expect(once.tasks[0]?.success).toBeDefined();
      expect(once.tasks[0]?.headline).toBeUndefined();
      const names = stateLayout((await findEnvironment(env("OtherNames"), recorded("OtherNames"))).environment.spec);
      expect(names.columns).toContain("info.solved");
    });

    test("and a run of now says what it is under", () => {
      const now = problemOptions(upgradeConfig({ ...given("AtTheEnd"), bridge: 2, plan: {} }));
      expect(now).toEqual(problemOptions(given("AtTheEnd")));
      expect(now["@bridge"]).toBe("2");
      expect(problemOptions({ ...given("AtTheEnd"), env: "cartpole" })).not.toHaveProperty("@bridge");
    });
  });
});

describePython(
  "docs/tutorials/robot.md",
  (interpreter) => {
    usePython(interpreter);
    test("the fields file of its Python half fits its world, whose success is the measure", async () => {
      const page = readFileSync(new URL("../../../docs/tutorials/robot.md", import.meta.url), "utf8");
      const folder = mkdtempSync(join(tmpdir(), "rewardsmith-tutorial-"));
      const file = join(folder, "fields.yaml");
      writeFileSync(file, (/```yaml\n(.*?)```/s.exec(page) as RegExpExecArray)[1] as string);
      const env = "gymnasium:PointMaze_UMaze-v3";
      const asked = { ...defaults(), env, "python-import": ["gymnasium_robotics"], "env-fields": file };
      const { environment, tasks } = await findEnvironment(env, problemOptions(asked));
      rmSync(folder, { recursive: true });
      expect(Object.keys(environment.spec.state)).toEqual(["ball", "goal"]);
      expect(tasks[0]?.measure).toBe("any(info.success) + 0.01 * squash(return)");
      expect(page).toContain(`measured by: … ${tasks[0]?.measure}`);
    });
  },
  { modules: ["gymnasium_robotics"] },
);
