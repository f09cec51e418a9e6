import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readTables } from "../../../src/export/run/read-tables.ts";
import { scalarsByFolder } from "../../../src/export/run/tensorboard.ts";
import { eventFile, eventFileName, type Scalar } from "../../../src/export/tensorboard/event-file.ts";
import { readRun } from "../../../src/store/runs.ts";
import { emptyFolder, runCommand } from "../../cli/command.ts";
import { freshRun } from "../../cli/fresh-run.ts";
import { describePython } from "../../python/python.ts";

const reader = fileURLToPath(new URL("read_events.py", import.meta.url));

/** Python's `repr` of a number. */
const numberOf = (text: string): number =>
  text.endsWith("inf") ? Number(text.replace("inf", "Infinity")) : Number(text);

const linesOf = (folder: string, scalars: readonly Scalar[]): string[] =>
  scalars.map(({ tag, step, value }) => `${folder} ${tag} ${step} ${Math.fround(value)}`);

describePython(
  "TensorBoard's own reader",
  (python) => {
    const fresh = freshRun();
    const readBack = (root: string): string[] => {
      const text = execFileSync(python, [reader, root], { encoding: "utf8", maxBuffer: 1e9 });
      const found = JSON.parse(text) as Record<string, Record<string, [step: number, value: string][]>>;
      return Object.entries(found).flatMap(([folder, tags]) =>
        Object.entries(tags).flatMap(([tag, points]) =>
          points.map(([step, value]) => `${folder} ${tag} ${step} ${numberOf(value)}`),
        ),
      );
    };

    test("finds every scalar of a fresh run, and of two runs side by side", async () => {
      const { folder } = await fresh();
      const cwd = emptyFolder();
      const older = ["--runs", fileURLToPath(new URL("../../fixtures/run-folders/0.1.0", import.meta.url))];
      for (const given of [[folder], ["83ee7d", ...older]]) {
        const { code, stderr } = await runCommand(["export", ...given, "--to", "tensorboard"], { cwd });
        expect(code, stderr).toBe(0);
      }
      const records = [
        await readRun(folder),
        await readRun(join(older[1] as string, "20261129-034524_mountain-car-reach_83ee7d")),
      ];
      const expected: string[] = [];
      for (const record of records) {
        const tables = await readTables(record);
        const { run } = tables.runs[0] as (typeof tables.runs)[0];
        for (const [name, scalars] of scalarsByFolder(tables)) expected.push(...linesOf(`${run}/${name}`, scalars));
      }
      expect(expected.length).toBeGreaterThan(400);
      expect(readBack(join(cwd, "tensorboard")).toSorted()).toEqual(expected.toSorted());
    });

    test("finds tags in any script, steps beyond 32 bits, and values that are no finite number", () => {
      const tags = ["terms/größe", "терм/速度", "terms/$_", "😀/a b", "a".repeat(1000)];
      const values = [
        0,
        -0,
        1.5,
        1e-40,
        1e39,
        -1e39,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        16777217,
        3.4028234663852886e38,
      ];
      const scalars = tags.flatMap((tag) => values.map((value, index) => ({ tag, step: index * 2 ** 33, value })));
      const root = emptyFolder();
      mkdirSync(join(root, "any"));
      writeFileSync(join(root, "any", eventFileName(1)), eventFile(scalars, { wallTime: 1.25 }));
      expect(readBack(root).toSorted()).toEqual(linesOf("any", scalars).toSorted());
    });
  },
  { modules: ["tensorboard"] },
);
