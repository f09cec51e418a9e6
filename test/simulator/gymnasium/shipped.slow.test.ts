import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython, python } from "../../python/python.ts";
import { stateOf, usePython } from "./opened.ts";

if (python !== undefined) usePython(python);

const look = (id: string, module: string, options: Record<string, string> = {}) =>
  findEnvironment(`gymnasium:${id}`, { "@bridge": "2", "@python-import": module, ...options });

describePython(
  "MiniGrid by our file",
  () => {
    test("rewards know where the agent, the key, the door and the goal are; a file of one's own takes the place of ours by its keys", async () => {
      const { environment, tasks } = await look("MiniGrid-DoorKey-5x5-v0", "minigrid");
      expect(tasks.map(({ measure }) => measure)).toEqual(["(return > 0) + 0.01 * squash(return)"]);
      const lanes = await environment.create({ count: 1, seed: 1 });
      const world = { lanes, spec: environment.spec };
      lanes.reset([0], [4]);
      // The goal stands in the corner of a room of 5 × 5 cells, the agent looks one cell ahead.
      expect(stateOf(world)).toMatchObject({
        "goal.position.x": 3,
        "goal.position.y": 3,
        "key.there": 1,
        "door.isLocked": 1,
      });
      const ahead = [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ];
      for (let step = 0; step < 30; step++) {
        const state = stateOf(world);
        const [dx, dy] = ahead[state["agent.direction"] as number] as [number, number];
        expect([state["agent.front.x"], state["agent.front.y"]]).toEqual([
          (state["agent.position.x"] as number) + dx,
          (state["agent.position.y"] as number) + dy,
        ]);
        // Left, forward, pick up, in turn.
        lanes.step(Float64Array.of([0, 2, 2, 3][step % 4] as number));
      }
      lanes.dispose();
      const folder = mkdtempSync(join(tmpdir(), "rewardsmith-fields-"));
      writeFileSync(join(folder, "own.yaml"), "fields: { state.goal.position: { name: flag } }\n");
      const own = await look("MiniGrid-DoorKey-5x5-v0", "minigrid", { "@env-fields": join(folder, "own.yaml") });
      rmSync(folder, { recursive: true });
      const names = stateLayout(own.environment.spec).entries.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["flag", "observation.image"]));
      expect(own.environment.spec.summary).toBe(environment.spec.summary);
      const none = await look("MiniGrid-DoorKey-5x5-v0", "minigrid", { "@python-state": "none" });
      expect(stateLayout(none.environment.spec).entries.map(({ name }) => name)).toEqual(["agent.direction", "view"]);
    });
  },
  { modules: ["minigrid"] },
);

const worlds: [string, string, Record<string, string>, string[]][] = [
  ["AdroitHandDoor-v1", "gymnasium_robotics", {}, ["door.angle", "palm.fromHandle.x"]],
  ["FetchPush-v4", "gymnasium_robotics", {}, ["thing.position.x", "goal.position.z"]],
  ["FrankaKitchen-v1", "gymnasium_robotics", {}, ["arm.angles.elbow", "kitchen.places.microwave"]],
  ["Meta-World/MT1", "metaworld", { env_name: "reach-v3", seed: "1" }, ["hand.position.z", "goal.position.z"]],
];

/** Whether it can be made here: Fetch and Kitchen need a MuJoCo of before 3.4, Meta-World is no requirement of ours. */
const works = (id: string, module: string, options: Record<string, string>): boolean => {
  const given = Object.entries(options).map(([name, text]) => `, ${name}=${/^\d+$/.test(text) ? text : `"${text}"`}`);
  const made = `import gymnasium, ${module}; gymnasium.make("${id}"${given.join("")}).reset(seed=0)`;
  return python !== undefined && spawnSync(python, ["-W", "ignore", "-c", made], { stdio: "ignore" }).status === 0;
};

for (const [id, module, options, names] of worlds) {
  if (!works(id, module, options)) {
    console.warn(
      `not looked at: ${id}: Python here cannot make it (pip install mujoco==3.3.0 gymnasium-robotics metaworld)`,
    );
    continue;
  }
  test(`${id}: what it tells has names`, async () => {
    const { environment } = await look(id, module, options);
    const { columns, entries } = stateLayout(environment.spec);
    expect(columns).toEqual(expect.arrayContaining(names));
    expect(entries.filter(({ name }) => /^observation(\.observation)?$/.test(name))).toEqual([]);
  });
}
