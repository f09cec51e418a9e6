import { testBrokenOff, testInParts } from "./going-on.ts";

testBrokenOff([
  ["cartpole", "ars", 20_000],
  ["hopper", "ppo", 12_000],
  ["hopper", "trpo", 12_000],
]);
testInParts([
  ["hopper", "ppo", 12_000],
  ["hopper", "trpo", 12_000],
  ["hopper", "ars", 24_000],
]);
