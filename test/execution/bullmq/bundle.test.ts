import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { makeBundle } from "../../../src/execution/bullmq/bundle.ts";

const folderOf = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-bundle-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const files = {
  "crane/environment.ts": `import { pull } from "../shared/pull.ts"; const model = read("./crane.xml");`,
  "crane/tasks.ts": `export const tasks = [{ references: { human: "rewards/human.ts" } }];`,
  "crane/rewards/human.ts": "export const weights = {};",
  "crane/crane.xml": `<mujoco><compiler meshdir="meshes"/><asset><mesh file="hook.stl"/></asset></mujoco>`,
  "crane/meshes/hook.stl": "solid",
  "crane/.env": "SECRET=1",
  "crane/notes.md": "nobody names it",
  "shared/pull.ts": "export const pull = 1;",
};

test("a bundle holds what the files name, from wherever, and nothing else of their folders", () => {
  const folder = folderOf(files);
  const bundle = makeBundle(join(folder, "crane/environment.ts"), [join(folder, "crane/tasks.ts")]);
  const named = Object.keys(files).filter((path) => !/\.env|notes/.test(path));
  expect(Object.keys(bundle.files).toSorted()).toEqual(named.toSorted());
  expect(bundle.reference.entry).toBe("crane/environment.ts");
  expect(Buffer.from(bundle.files["shared/pull.ts"] as Uint8Array)).toEqual(
    readFileSync(join(folder, "shared/pull.ts")),
  );
});

test("its name is its content's, wherever it lies", () => {
  const hashOf = (changed: Partial<typeof files> = {}) => {
    const folder = folderOf({ ...files, ...changed });
    return makeBundle(join(folder, "crane/environment.ts"), [join(folder, "crane/tasks.ts")]).reference.hash;
  };
  expect(hashOf()).toBe(hashOf());
  expect(hashOf({ "crane/meshes/hook.stl": "hollow" })).not.toBe(hashOf());
  expect(hashOf({ "crane/notes.md": "another" })).toBe(hashOf());
});
