import { strategies } from "../../src/evolution/strategies.ts";
import { testStrategy } from "../conformance/strategy.ts";

for (const [name, { create }] of Object.entries(strategies)) testStrategy(name, create, { everyKill: true });
