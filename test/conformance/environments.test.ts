import { testEnvironment } from "./environment.ts";
import { listEnvironments } from "../../src/simulator/registry.ts";

for (const name of await listEnvironments()) testEnvironment(name);
