import { testCriticOn, testSandboxOn } from "./attack-tests.ts";
import { loops } from "./programs/loops.ts";

testCriticOn("loops", loops);
// Each takes its deadline: some here, all of them in loops.slow.test.ts.
testSandboxOn(
  "loops",
  loops.filter((_attack, place) => place % 6 === 0),
);
