import { expect, test } from "vitest";
import { createPhysics } from "../../../src/simulator/mujoco/physics.ts";

const obj = new TextEncoder().encode("v 0 0 0\nv .1 0 0\nv 0 .1 0\nv 0 0 .1\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n");
const withMesh = (file: string): string =>
  `<mujoco><asset><mesh name="k" file="${file}"/></asset><worldbody><body><joint/><geom type="mesh" mesh="k"/></body></worldbody></mujoco>`;

test.each(["k.obj", "./meshes/k.obj", "../k.obj", "a/../../../k.obj"])("a model finds its file at %s", async (file) => {
  const physics = await createPhysics({ xml: withMesh(file), files: { [file]: obj }, count: 1, frameSkip: 1 });
  expect(physics.model.nmesh).toBe(1);
  physics.dispose();
});

test("two models with files of one name each get their own", async () => {
  const twice = new TextEncoder().encode(new TextDecoder().decode(obj).replaceAll(".1", ".2"));
  const sizes = await Promise.all(
    [obj, twice].map(async (bytes) => {
      const physics = await createPhysics({
        xml: withMesh("k.obj"),
        files: { "k.obj": bytes },
        count: 1,
        frameSkip: 1,
      });
      const [radius] = physics.model.geom_rbound as Float64Array;
      physics.dispose();
      return radius as number;
    }),
  );
  expect(sizes[1]).toBeCloseTo(2 * (sizes[0] as number));
});

test("what MuJoCo refuses is told without the place where the files lay for it", async () => {
  const made = createPhysics({ xml: withMesh("gone.obj"), files: { "k.obj": obj }, count: 1, frameSkip: 1 });
  await expect(made).rejects.toMatchObject({
    code: "mujoco/invalid-model",
    message: expect.stringContaining("'gone.obj'"),
  });
});
