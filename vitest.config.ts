import { defineConfig } from "vitest/config";

const results = process.env["REWARDSMITH_TEST_RESULTS"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // isolated-vm needs the flag and real processes (docs/decisions/processes.md)
    pool: "forks",
    execArgv: ["--no-node-snapshot"],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: results === undefined ? ["default"] : ["default", "json"],
    ...(results === undefined ? {} : { outputFile: { json: results } }),
  },
});
