import { join } from "node:path";
import { expect, test } from "vitest";
import { planted, textOf } from "../../bench/planted/programs.ts";
import { reviewAll } from "../critic/whole-critic.ts";

const root = join(import.meta.dirname, "../..");

// What the critic refuses is never trained, so it would be no failure for the analyzer to name.
test("every program is accepted by the critic, probes included", async () => {
  const programs = planted.map((program) => ({
    ...program,
    environment: program.environment.includes("/") ? join(root, program.environment) : program.environment,
    source: textOf(program),
  }));
  const distinct = [...new Map(programs.map((program) => [program.file, program])).values()];
  const reviewed = await reviewAll(distinct, { probes: true });
  const refused = [...reviewed].flatMap(([{ file }, diagnostics]) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ rule, message }) => `${file}: ${rule}: ${message}`),
  );
  expect(refused).toEqual([]);
  expect(reviewed.size).toBe(distinct.length);
}, 600_000);
