import { expect, test } from "vitest";
import { makingOf } from "../../../src/simulator/gymnasium/reference.ts";

const state = (reference: string) => ({ "@python-state": reference });

test("a state function of an EnvPool world is refused: its fields would be 0 throughout", () => {
  expect(() => makingOf("envpool:CartPole-v1", state("worlds:read"))).toThrow(
    expect.objectContaining({ code: "bridge/state-function", action: expect.stringContaining("gymnasium:ID") }),
  );
  expect(makingOf("envpool:CartPole-v1", state("none")).state).toEqual({ reference: "none" });
  expect(makingOf("gymnasium:CartPole-v1", state("worlds:read")).state).toEqual({ reference: "worlds:read" });
});
