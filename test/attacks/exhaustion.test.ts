import { testCriticOn, testSandboxOn } from "./attack-tests.ts";
import { exhaustion } from "./programs/exhaustion.ts";

testCriticOn("exhaustion", exhaustion);
// Each takes its deadline: some here, all of them in exhaustion.slow.test.ts.
testSandboxOn(
  "exhaustion",
  exhaustion.filter((_attack, place) => place % 6 === 0),
);
