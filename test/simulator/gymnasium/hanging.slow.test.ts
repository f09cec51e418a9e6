import { expect, test } from "vitest";
import { describePython } from "../../python/python.ts";
import { create, endedInTime, open, stateOf, stepUntilFailure, usePython } from "./opened.ts";

describePython("a bridged environment that takes its time", (interpreter) => {
  usePython(interpreter);

  test("hanging in C, it is ended after the time it may take, with the place in Python", async () => {
    const { lanes } = await create("HangsInC", { misbehaves_after: "300", "@python-timeout": "1.5" });
    expect(stepUntilFailure(lanes)).toMatch(endedInTime);
  });

  test("the time that Python may take is for a step, not for a whole first look", async () => {
    const { environment } = await open("Slow", { "@python-timeout": "2.5" });
    expect(environment.spec.maxSteps).toBe(30);
  });

  test("what hangs is told with the option that gives it more time", async () => {
    const options = { misbehaves_after: "3", "@python-timeout": "1.5" };
    await expect(open("Hangs", options)).rejects.toMatchObject({
      code: "bridge/make-failed",
      message: expect.stringContaining("within 1.5 s"),
      action: expect.stringContaining("--python-timeout"),
    });
  });

  test("what is made slowly and steps slowly at first is held to a step's time only afterwards", async () => {
    const world = await create("SlowStart", { "@python-timeout": "1.5" }, 1);
    for (let step = 0; step < 5; step++) world.lanes.step(Float64Array.of(1));
    expect(stateOf(world)["observation.0"]).toBe(5);
  });
});
