import { expect, test } from "vitest";
import { neverEnds } from "../../src/core/never-ends.ts";

test.each([
  ["Never.", true],
  [" never", true],
  ["None", true],
  ["No termination: 200 steps are an episode.", true],
  ["Never; only the time limit ends an episode.", true],
  ["Never before the gate is open, then at the flag.", false],
  ["None, unless the arm leaves the table.", false],
  ["The pole leans more than 0.2 rad.", false],
  ["the environment's own rules.", false],
  ["", false],
])("a world whose termination is '%s' never ends an episode: %s", (termination, expected) => {
  expect(neverEnds({ termination })).toBe(expected);
});
