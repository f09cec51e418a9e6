import { expect, test } from "vitest";
import { describePython } from "../python/python.ts";
import { findInterpreter } from "./interpreter.ts";
import { measure } from "./measure.ts";
import type { Measurement } from "./measure.ts";
import { suiteEnvironments } from "./suite.ts";
import { footnotes, markdownTable, nameOf } from "./table.ts";

const suites = await suiteEnvironments();

test("the suite has fifteen environments", () => {
  expect(suites.length).toBeGreaterThanOrEqual(15);
});

describePython(
  "parity with Gymnasium",
  () => {
    test.each(suites)("$name", async (suite) => {
      const { python } = findInterpreter();
      const measurements: Measurement[] = [];
      for await (const measurement of measure(suite, { python })) measurements.push(measurement);
      expect(measurements.map((measurement) => [nameOf(measurement), measurement.problems])).toEqual(
        measurements.map((measurement) => [nameOf(measurement), []]),
      );
      const [standard] = measurements as [Measurement];
      const { comparison, freeRun, beginnings } = standard;
      expect(comparison.episodes).toBeGreaterThanOrEqual(100);
      expect(freeRun.episodes).toBe(100);
      expect(beginnings.resets).toBe(4000);
      // Contacts found by iteration are the exception, and most of them are as exact as everything else.
      expect(comparison.inexact.steps).toBeLessThan(comparison.steps / 4);
      expect(comparison.inexact.within).toBeGreaterThanOrEqual(0.8 * comparison.inexact.steps);
      const table = markdownTable(measurements);
      expect(table).toContain(`| ${suite.name} | ${standard.gymnasium} |`);
      console.log(`${table}${footnotes(measurements)}`);
    });
  },
  { modules: ["mujoco", "gymnasium.envs.mujoco"] },
);
