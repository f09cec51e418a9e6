import { strategies } from "../../src/evolution/strategies.ts";
import { testStrategy } from "../conformance/strategy.ts";
import { createIslands } from "./islands.ts";

for (const [name, { create }] of Object.entries(strategies)) testStrategy(name, create);
// Two islands, three rungs and a second look at each leader, in one strategy.
testStrategy("all that the contract can say", createIslands);
