import { expect, test } from "vitest";
import { loadMujoco } from "../../../src/simulator/mujoco/load.ts";
import { createPhysics } from "../../../src/simulator/mujoco/physics.ts";
import { modelFacts } from "../../../src/simulator/scaffold/model-facts.ts";

const xml = `<mujoco><worldbody>
  <body><joint name="ball" type="ball"/><geom size=".1"/></body>
  <body pos="1 0 0"><joint name="hinge"/><geom size=".1"/><site name="crank" pos=".1 0 0"/></body>
  <site name="slider" pos="1 0 1"/>
</worldbody><actuator>
  <motor joint="ball" gear="0 3 4"/>
  <motor joint="hinge" gear="-5 9"/>
  <motor cranksite="crank" slidersite="slider" cranklength="1" gear="-5 9"/>
</actuator></mujoco>`;

test("one of a control is by the gears that its transmission has: three of a ball, one of a hinge or a crank", async () => {
  const physics = await createPhysics({ xml, files: {}, count: 1, frameSkip: 1 });
  const { actuators } = modelFacts(physics, await loadMujoco());
  physics.dispose();
  expect(actuators.map(({ scale }) => scale)).toEqual([
    { amount: 5, unit: "N·m" },
    { amount: -5, unit: "N·m" },
    { amount: -5, unit: "N" },
  ]);
});
