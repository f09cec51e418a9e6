import { defineConfig } from "vitest/config";

const results = process.env["REWARDSMITH_TEST_RESULTS"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // isolated-vm needs the flag and real processes (docs/decisions/processes.md)
    pool: "forks",
    execArgv: ["--no-node-snapshot"],
    maxWorkers: 2,
    // Only for what hangs: on a busy machine an honest test may take minutes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: results === undefined ? ["default"] : ["default", "json"],
    ...(results === undefined ? {} : { outputFile: { json: results } }),
  },
});
