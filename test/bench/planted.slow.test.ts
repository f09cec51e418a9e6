import { expect, test } from "vitest";
import { placeOf, planted, textOf } from "../../bench/planted/programs.ts";
import { reviewAll } from "../critic/whole-critic.ts";

// What the critic refuses is never trained, so it would be no failure for the analyzer to name.
test("every program is accepted by the critic, probes included", async () => {
  const programs = planted.map((program) => ({
    ...program,
    environment: placeOf(program),
    source: textOf(program),
  }));
  // The others are the tasks' references and programs of bench/separation.
  const own = programs.filter(({ file }) => /^(?:bench\/planted|test\/hacks)\//.test(file));
  expect(own.length).toBeGreaterThanOrEqual(60);
  const reviewed = await reviewAll(own, { probes: true });
  const refused = [...reviewed].flatMap(([{ file }, diagnostics]) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ rule, message }) => `${file}: ${rule}: ${message}`),
  );
  expect(refused).toEqual([]);
}, 600_000);
