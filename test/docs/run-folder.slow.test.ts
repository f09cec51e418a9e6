import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runFolderSchemaPath } from "../../scripts/document-run-folder.ts";
import { chainStart, encodeRecord, type LogRecord } from "../../src/store/record.ts";
import type { RunDocument } from "../../src/store/run-store.ts";
import { emptyFolder } from "../cli/command.ts";
import { freshRun } from "../cli/fresh-run.ts";
import { describePython } from "../python/python.ts";
import { damagesOf } from "./run-folder-damages.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/run-folder.md", import.meta.url)), "utf8");
const [reading, checking] = [...page.matchAll(/```python\n([\s\S]*?)```/g)].map(([, program]) => program as string);
const fixtures = fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url));
const recordsIn = (folder: string): LogRecord[] =>
  readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const { sum: _, ...record } = JSON.parse(line) as LogRecord & { sum: string };
      return record;
    });

/** A run folder of one line, chained as it should be, so that only a schema can find fault with it. */
const writeFolder = (root: string, name: string, parts: { run: unknown; record: unknown; summary?: unknown }): void => {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "run.json"), JSON.stringify(parts.run));
  if (parts.summary !== undefined) writeFileSync(join(folder, "summary.json"), JSON.stringify(parts.summary));
  writeFileSync(join(folder, "events.jsonl"), encodeRecord(parts.record as LogRecord, { previous: chainStart }).line);
};

const keysIn = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);

/** Members that hold what options and an environment's names decide; `summary`, that of an event, is tried by itself. */
const open = new Set(["config", "avoided", "terms", "figures", "values", "summary"]);

describePython(
  "a reader's Python",
  (python) => {
    const run = (program: string | undefined, given: readonly string[]) => {
      const file = join(emptyFolder(), "read.py");
      writeFileSync(file, program ?? "");
      const { status, stdout, stderr } = spawnSync(python, [file, ...given], { encoding: "utf8", maxBuffer: 1e9 });
      return { status, stdout, stderr };
    };
    const fresh = freshRun();
    const check = (root: string) => run(checking, [runFolderSchemaPath, root]);

    test("reads a fresh run, and its schema takes every record of it and of earlier versions' folders", async () => {
      const { runs, summary } = await fresh();
      const { best } = summary;
      expect(JSON.parse(run(reading, [runs]).stdout)).toMatchObject({
        status: "completed",
        claimed: [best?.candidate, best?.fitness?.mean, best?.success],
      });
      expect(check(runs)).toEqual({ status: 0, stdout: "", stderr: "" });
      expect(check(fixtures)).toEqual({ status: 0, stdout: "", stderr: "" });
    });

    test("refuses a folder in which anything is missing, of another type or of another name", async () => {
      const older = readdirSync(fixtures).map((name) => join(fixtures, name));
      const ended = (await fresh()).folder;
      const run = JSON.parse(readFileSync(join(ended, "run.json"), "utf8")) as RunDocument;
      const summary: unknown = JSON.parse(readFileSync(join(ended, "summary.json"), "utf8"));
      const records = [ended, ...older].flatMap(recordsIn);
      const kinds = [...Map.groupBy(records, ({ event }) => event.type).values()].map((same) => same[0] as LogRecord);
      expect(kinds.length).toBeGreaterThan(15);
      // What is new is added beside what was there, so what version 0.1.0 did not say may be missing, and two members that
      // not all of its own documents have; of an event that it did not have, what came later still.
      const recordsBefore = older.flatMap(recordsIn);
      const typesBefore = new Set(recordsBefore.map(({ event }) => event.type));
      const addedTo = (now: unknown, then: unknown) => {
        const before = new Set(keysIn(then));
        return new Set([...keysIn(now).filter((key) => !before.has(key)), "refusedBy", "avoided"]);
      };
      const optional = addedTo(kinds, recordsBefore);
      const summariesBefore = older.map((folder) => join(folder, "summary.json")).filter((file) => existsSync(file));
      const optionalInSummary = addedTo(
        summary,
        summariesBefore.map((file) => JSON.parse(readFileSync(file, "utf8")) as unknown),
      );
      const optionalOf = ({ event }: LogRecord) =>
        typesBefore.has(event.type) ? optional : new Set(["flushed", "slack", "part"]);
      const notice = { seq: 0, key: null, time: new Date().toISOString(), event: { type: "notice", message: "sound" } };
      const root = emptyFolder();
      const known: string[] = [];
      const add = (what: string, parts: Partial<Parameters<typeof writeFolder>[2]>) => {
        const name = `20260101-000000_${String(known.length).padStart(5, "0")}`;
        writeFolder(root, name, { run, record: notice, ...parts });
        known.push(`${name} ${what}`);
      };
      for (const record of kinds) {
        const { type } = record.event;
        for (const { what, document } of damagesOf(record, { optional: optionalOf(record), open }))
          add(`${type}: ${what}`, { record: document });
        add(`${type}: unknown`, { record: { ...record, event: { ...record.event, type: `${type}-again` } } });
        add(`${type}: another member`, { record: { ...record, event: { ...record.event, another: 1 } } });
      }
      for (const { what, document } of damagesOf(summary, { optional: optionalInSummary, open }))
        add(`summary: ${what}`, { summary: document });
      // What run.json says beside these is a version's own.
      const { id, status: how, environment, task, seed, started } = run;
      const always = { id, status: how, environment, task, seed, started };
      for (const { what, document } of damagesOf(always, { optional: new Set(), open }))
        add(`run: ${what}`, { run: document });
      expect(known.length).toBeGreaterThan(300);
      const { status, stderr } = check(root);
      expect(status).toBe(1);
      const accepted = known.filter((each) => !stderr.includes(each.split(" ")[0] as string));
      expect(accepted).toEqual([]);
    });

    test("refuses a log of which a line was changed, dropped, moved or told twice", () => {
      const root = emptyFolder();
      const ended = readdirSync(fixtures).find((name) => name.endsWith("880dc9")) as string;
      const lines = readFileSync(join(fixtures, ended, "events.jsonl"), "utf8").split("\n");
      const damages = {
        changed: lines.map((line, index) => (index === 3 ? line.replace(/"seq":3/, '"seq":4') : line)),
        dropped: lines.toSpliced(3, 1),
        moved: lines.toSpliced(3, 2, lines[4] as string, lines[3] as string),
        twice: lines.toSpliced(3, 0, lines[3] as string),
      };
      for (const [name, damaged] of Object.entries(damages)) {
        const folder = join(root, `20260101-000000_${name}`);
        cpSync(join(fixtures, ended), folder, { recursive: true });
        writeFileSync(join(folder, "events.jsonl"), damaged.join("\n"));
      }
      const { status, stderr } = check(root);
      expect(status).toBe(1);
      for (const name of Object.keys(damages)) expect(stderr).toContain(`20260101-000000_${name}: line`);
    });
  },
  { modules: ["jsonschema"] },
);
