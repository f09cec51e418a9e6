import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type Reporter, type TestSpecification } from "vitest/node";

const results = process.env["REWARDSMITH_TEST_RESULTS"];

const minutes = (count: number): number => count * 60_000;
/** A test that hangs is known by its name; one that honestly takes longer on a busy machine says so itself. */
const limits = (count: number) => ({ testTimeout: minutes(count), hookTimeout: minutes(count) });

const slow = ["test/**/*.slow.test.ts"];
/**
 * Rooms whose tests change nothing that a process shares: one process runs many of their files, loading its modules
 * once.
 */
const sharing = [
  "core",
  "reward",
  "measure",
  "training",
  "model",
  "designer",
  "critic",
  "analyzer",
  "evolution",
  "store",
  "drawing",
  "export",
  "report",
  "app",
  "environments",
  "bench",
].map((room) => `test/${room}/**/*.test.ts`);

/**
 * The slow files that take longest, longest first. Begun last, one of them runs alone at the end; where nothing ran
 * before, as in CI, Vitest goes by a file's size, and the longest of all has three lines.
 */
const longest = [
  "cli/documented-commands",
  "critic/recall",
  "parity/parity",
  "cli/bridge",
  "package/pack",
  "cli/resume",
  "replay/replay",
  "parity/planted",
].map((name) => `test/${name}.slow.test.ts`);
for (const file of longest) if (!existsSync(file)) throw new Error(`${file}, named in vitest.config.ts, is gone`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = longest.findIndex((name) => moduleId.endsWith(name));
      return index === -1 ? longest.length : index;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

/** Where everything is installed, a skip is a failure. */
const noneSkipped: Reporter = {
  onTestRunEnd(modules) {
    if (!process.env["REWARDSMITH_REQUIRE_ALL"]) return;
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")]);
    for (const { fullName, module } of skipped)
      console.error(`skipped where none may be: ${module.relativeModuleId}: ${fullName}`);
    if (skipped.length > 0) process.exitCode = 1;
  },
};

/** Which test belongs where: test/README.md. */
export default defineConfig({
  test: {
    // isolated-vm needs the flag and real processes (docs/decisions/processes.md)
    pool: "forks",
    execArgv: ["--no-node-snapshot"],
    maxWorkers: 2,
    setupFiles: "test/setup.ts",
    sequence: { sequencer: LongestFirst },
    reporters: ["default", noneSkipped, ...(results === undefined ? [] : ["json"])],
    ...(results === undefined ? {} : { outputFile: { json: results } }),
    projects: [
      {
        extends: true,
        test: { name: "fast", include: ["test/**/*.test.ts"], exclude: [...slow, ...sharing], ...limits(2) },
      },
      { extends: true, test: { name: "fast-sharing", include: sharing, exclude: slow, isolate: false, ...limits(2) } },
      { extends: true, test: { name: "slow", include: slow, ...limits(5) } },
    ],
  },
});
