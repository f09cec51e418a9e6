import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPhysics } from "../../../src/simulator/mujoco/physics.ts";
import { readModelSource } from "../../../src/simulator/scaffold/model-source.ts";
import { writeModel } from "./made.ts";
import { modelsOfFiles } from "./models.ts";

test.each(modelsOfFiles)("$name: what MuJoCo opens is taken along, and is enough", async (model) => {
  const path = writeModel(model);
  const { xml, files, copies, place } = await readModelSource(path);
  const others = Object.keys(model.files).slice(1);
  // `strippath` and the rest leave nothing that was written for nothing.
  expect([...files.keys()].length).toBe(others.length);
  expect(Object.keys({ ...copies, [place]: xml }).every((file) => !file.startsWith(".."))).toBe(true);
  const physics = await createPhysics({ xml, files: Object.fromEntries(files), count: 1, frameSkip: 1 });
  expect(physics.model.nu).toBe(1);
  physics.dispose();
});

test("the author's file is copied to the byte where it is UTF-8", async () => {
  const path = writeModel(modelsOfFiles.find(({ name }) => name === "entities") as (typeof modelsOfFiles)[number]);
  expect((await readModelSource(path)).xml).toBe(readFileSync(path, "utf8"));
});

test("a file that is missing is named with the places where MuJoCo looked", async () => {
  const path = writeModel({
    files: {
      "m.xml": '<mujoco><compiler meshdir="meshes"/><include file="a/w.xml"/></mujoco>',
      "a/w.xml": '<mujoco><asset><mesh name="k" file="gone.obj"/></asset></mujoco>',
    },
  });
  await expect(readModelSource(path)).rejects.toMatchObject({
    code: "scaffold/missing-file",
    message: expect.stringMatching(/meshes.*gone\.obj/),
  });
});

test("an absolute path that is there is to be made relative", async () => {
  const mesh = writeModel({
    files: { "k.obj": "v 0 0 0\nv .1 0 0\nv 0 .1 0\nv 0 0 .1\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n" },
  });
  const path = writeModel({ files: { "m.xml": `<mujoco><asset><mesh name="k" file="${mesh}"/></asset></mujoco>` } });
  await expect(readModelSource(path)).rejects.toMatchObject({
    code: "scaffold/missing-file",
    action: expect.stringContaining("relative"),
  });
});

test("a part is told from a whole", async () => {
  const path = writeModel({ files: { "m.xml": "<mujocoinclude><worldbody/></mujocoinclude>" } });
  await expect(readModelSource(path)).rejects.toMatchObject({ action: expect.stringContaining("includes it") });
});

test("a plugin, which this build of MuJoCo lacks, is said to be one", async () => {
  const path = writeModel({
    files: { "m.xml": '<mujoco><extension><plugin plugin="mujoco.elasticity.cable"/></extension></mujoco>' },
  });
  await expect(readModelSource(path)).rejects.toMatchObject({ action: expect.stringContaining("no plugins") });
});
