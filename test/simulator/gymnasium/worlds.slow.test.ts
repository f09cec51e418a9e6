import { expect, test } from "vitest";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython } from "../../python/python.ts";

const suites: [string, Record<string, string>, string[]][] = [
  ["gymnasium:Blackjack-v1", {}, []],
  ["gymnasium:Hopper-v5", {}, ["mujoco"]],
  ["gymnasium:LunarLander-v3", {}, ["Box2D"]],
  ["gymnasium:MiniGrid-Empty-5x5-v0", { "@python-import": "minigrid" }, ["minigrid"]],
  ["gymnasium:PointMaze_UMaze-v3", { "@python-import": "gymnasium_robotics" }, ["gymnasium_robotics"]],
  ["envpool:CartPole-v1", {}, ["envpool"]],
];
for (const [reference, options, modules] of suites) {
  describePython(
    `${reference} over the bridge`,
    (interpreter) => {
      test("keeps the environments' contract", async () => {
        process.env["REWARDSMITH_PYTHON"] = interpreter;
        const { environment } = await findEnvironment(reference, options);
        expect(await checkEnvironment(environment, { foreign: true })).toEqual([]);
      });
    },
    { modules },
  );
}
