import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as statistics from "../../../src/core/statistics.ts";
import { describePython } from "../../python/python.ts";
import { failures, type Golden } from "./golden.ts";

const stored = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8")) as Golden;

test("every statistic gives the reference values of NumPy, SciPy, statsmodels, rliable and choix", () => {
  expect(failures(stored)).toEqual([]);
});

test("every statistic that the door exports has reference values, from all five packages", () => {
  // Made of others alone: pinned by tests of their own, or a part of what is held to another's values.
  const composed = ["summarizeScores", "marginsOf", "placesOf", "interquartileMeanOfDraws", "createSolver"];
  const exported = Object.entries(statistics).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  expect(new Set([...stored.cases.map(({ name }) => name), ...composed])).toEqual(new Set(exported));
  expect(Object.keys(stored.versions)).toEqual(["numpy", "scipy", "statsmodels", "rliable", "choix"]);
});

describePython(
  "statistics beside a live SciPy",
  (python) => {
    test("what the installed packages answer now is what we give", () => {
      const script = fileURLToPath(new URL("reference.py", import.meta.url));
      const live = JSON.parse(execFileSync(python, [script, "numpy", "scipy"], { encoding: "utf8" })) as Golden;
      const questions = ({ cases }: Golden) =>
        cases.filter((each) => each.package in live.versions).map(({ name, input }) => ({ name, input }));
      expect(questions(live)).toEqual(questions(stored));
      expect(failures(live)).toEqual([]);
    });
  },
  { modules: ["scipy"] },
);
