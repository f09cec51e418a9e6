import { testStrategy } from "../conformance/strategy.ts";
import { allStrategies } from "./all-strategies.ts";
import { createIslands } from "./islands.ts";

for (const [name, create] of allStrategies) testStrategy(name, create);
// Two islands, three rungs and a second look at each leader, in one strategy.
testStrategy("all that the contract can say", createIslands);
