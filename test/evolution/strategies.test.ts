import { createBestOfN } from "../../src/evolution/best-of-n.ts";
import { createGreedy } from "../../src/evolution/greedy.ts";
import type { CreateStrategy } from "../../src/evolution/types.ts";
import { testStrategy } from "../conformance/strategy.ts";
import { createIslands } from "./islands.ts";

testStrategy("greedy", createGreedy);
testStrategy("best-of-n", createBestOfN);
// Two islands, three rungs and a second look at each leader: all that the contract can say, in one strategy.
testStrategy("islands", createIslands satisfies CreateStrategy);
