import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRun, openRun } from "../../src/store/run-store.ts";
import { readRun } from "../../src/store/runs.ts";
import { temporaryFolders } from "./temporary.ts";

const temporary = temporaryFolders();

const ended = async (): Promise<string> => {
  const store = await createRun({ root: temporary(), environment: "toy", task: "reach", seed: 1, config: {} });
  await store.write("summary.json", "{}");
  await store.close();
  return store.folder;
};

const texts = ["", "{", "null", "[]", '"text"', "{}{}", "\0\0\0"];

test.each(["run.json", "config.json", "summary.json"])(
  "a damaged %s is refused by its name, with what to do, by whoever reads it",
  async (name) => {
    const folder = await ended();
    for (const text of texts) {
      writeFileSync(join(folder, name), text);
      await expect(readRun(folder), text).rejects.toMatchObject({
        code: "document-damaged",
        message: expect.stringContaining(join(folder, name)),
        action: expect.stringMatching(name === "summary.json" ? /Remove it and resume/ : /Restore the file/),
      });
      if (name === "run.json") await expect(openRun(folder)).rejects.toMatchObject({ code: "document-damaged" });
    }
  },
);

test("without run.json it is no run; what is made when a run ends may be missing", async () => {
  const folder = await ended();
  rmSync(join(folder, "summary.json"));
  expect(await readRun(folder)).toMatchObject({ summary: null, config: {} });
  rmSync(join(folder, "run.json"));
  await expect(readRun(folder)).rejects.toMatchObject({ code: "missing-file" });
});
