import { testStrategy } from "../conformance/strategy.ts";
import { allStrategies } from "./all-strategies.ts";

for (const [name, create] of allStrategies) testStrategy(name, create, { everyKill: true });
