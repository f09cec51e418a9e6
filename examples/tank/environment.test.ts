// Your own test of your environment, for any test runner; here Node's.
import assert from "node:assert/strict";
import test from "node:test";
import { checkEnvironment } from "rewardsmith/testing";
import { environment } from "./environment.ts";

test("the tank keeps the contract of an environment", async () => {
  assert.deepEqual(await checkEnvironment(environment), []);
});
