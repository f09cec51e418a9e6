import { openLooks } from "./looks.ts";

openLooks().testLooks([
  ["hopper", "trpo"],
  ["half-cheetah", "ars"],
  ["hopper", "random"],
]);
