import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usePhysicsLibrary } from "../../../src/simulator/mujoco/backend.ts";
import { createPhysics } from "../../../src/simulator/mujoco/physics.ts";
import { describeNative } from "./native.ts";

const ball = (size = '<size memory="1M"/>') => `
<mujoco>
  ${size}
  <option timestep="0.01"/>
  <worldbody>
    <body name="ball" pos="0 0 1">
      <joint name="fall" type="slide" axis="0 0 1"/>
      <geom name="ball" type="sphere" size="0.1"/>
    </body>
  </worldbody>
  <actuator><motor name="lift" joint="fall"/></actuator>
</mujoco>`;

const testPhysics = (library: string | null): void => {
  beforeAll(() => usePhysicsLibrary(library));
  afterAll(() => usePhysicsLibrary(null));

  test("a falling ball falls by Euler's sum, its kinematics one time step behind until refreshed", async () => {
    const physics = await createPhysics({ xml: ball(), count: 2, frameSkip: 5 });
    for (const lane of [0, 1]) {
      physics.reset(lane);
      physics.forward(lane);
    }
    expect(physics.advance(0)).toBe(true);
    const { qpos, qvel, xpos } = physics.lane(0);
    // Semi-implicit Euler: v = −g·h·n, x = −g·h²·n(n+1)/2.
    expect(qvel[0]).toBeCloseTo(-9.81 * 0.01 * 5, 12);
    expect(qpos[0]).toBeCloseTo(-9.81 * 0.01 ** 2 * 15, 12);
    expect(xpos[3 * physics.id("body", "ball") + 2]).toBeCloseTo(1 - 9.81 * 0.01 ** 2 * 10, 12);
    physics.refresh(0);
    expect(xpos[3 * physics.id("body", "ball") + 2]).toBeCloseTo(1 + (qpos[0] as number), 12);
    expect(physics.lane(1).qpos[0]).toBe(0);
    physics.dispose();
  });

  test.each([
    ["NaN", Number.NaN],
    ["a velocity beyond all bounds", 1e12],
  ])("an unstable simulation (%s) is told, leaves no log file, and a reset mends it", async (_name, speed) => {
    const files = readdirSync(".");
    const physics = await createPhysics({ xml: ball(), count: 1, frameSkip: 3 });
    physics.reset(0);
    physics.forward(0);
    for (let step = 0; step < 4; step++) expect(physics.advance(0)).toBe(true);
    physics.lane(0).qvel[0] = speed;
    expect(physics.advance(0)).toBe(false);
    physics.reset(0);
    physics.forward(0);
    expect(physics.advance(0)).toBe(true);
    expect(readdirSync(".")).toEqual(files);
    physics.dispose();
  });

  test("a model that MuJoCo refuses is a usage error with MuJoCo's words; an unknown object is named", async () => {
    await expect(createPhysics({ xml: "<mujoco><wheel/></mujoco>", count: 1, frameSkip: 1 })).rejects.toMatchObject({
      code: "mujoco/invalid-model",
      exitCode: 2,
      message: expect.stringContaining("wheel"),
    });
    const physics = await createPhysics({ xml: ball(), count: 1, frameSkip: 1 });
    expect(() => physics.id("geom", "bal")).toThrow("no geom called 'bal'");
    physics.dispose();
  });
};

describe("in WebAssembly", () => testPhysics(null));

describeNative("in the shared library", testPhysics);

test("views survive the growth of the heap", async () => {
  const first = await createPhysics({ xml: ball(), count: 1, frameSkip: 1 });
  first.reset(0);
  first.lane(0).qpos[0] = 0.25;
  const before = first.lane(0).qpos.buffer;
  // The default arena of this model is several megabytes a copy: enough copies must grow the heap.
  const second = await createPhysics({ xml: ball('<size memory="30M"/>'), count: 4, frameSkip: 1 });
  expect(before.byteLength).toBe(0);
  expect(first.lane(0).qpos[0]).toBe(0.25);
  expect(first.advance(0)).toBe(true);
  first.dispose();
  second.dispose();
});
