import { slowest, testEnvironment } from "./environment.ts";

for (const name of slowest) testEnvironment(name);
