import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { usePhysicsLibrary } from "../../../src/simulator/mujoco/backend.ts";
import { openNativeMujoco } from "../../../src/simulator/mujoco/native-library.ts";
import { findEnvironment, listEnvironments } from "../../../src/simulator/registry.ts";
import type { Environment, Snapshot, VectorEnvironment } from "../../../src/simulator/types.ts";
import { describeNative } from "./native.ts";

/** Environments of the suite with a MuJoCo model. */
const suite = [
  "ant",
  "half-cheetah",
  "hopper",
  "humanoid",
  "inverted-double-pendulum",
  "inverted-pendulum",
  "pusher",
  "reacher",
  "swimmer",
  "walker2d",
];

/** The environment in the shared library, or with null in WebAssembly; a process has one at a time. */
const within = (environment: Environment, library: string | null): Environment => ({
  ...environment,
  async create(options) {
    usePhysicsLibrary(library);
    try {
      return await environment.create(options);
    } finally {
      usePhysicsLibrary(null);
    }
  },
});

const largest = (left: Float64Array, right: Float64Array): number =>
  left.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (right[index] as number)) / Math.max(1, Math.abs(value))),
    0,
  );

const ended = ({ terminated, truncated, invalid }: VectorEnvironment): boolean =>
  terminated[0] === 1 || truncated[0] === 1 || invalid[0] === 1;

test("every built-in environment with a model is looked at", async () => {
  expect(await listEnvironments()).toEqual(expect.arrayContaining(suite));
});

test("a file that is no library of MuJoCo's is refused with what to do", async () => {
  await expect(openNativeMujoco(import.meta.filename)).rejects.toMatchObject({
    code: "mujoco/native-unusable",
    action: expect.stringContaining("--physics wasm"),
  });
});

describeNative("MuJoCo's shared library beside its WebAssembly build", (library) => {
  test.each(suite)("%s: from the same state, steps agree to 1e-9", async (name) => {
    const { environment } = await findEnvironment(name);
    const wasm = await within(environment, null).create({ count: 1, seed: 1 });
    const native = await within(environment, library).create({ count: 1, seed: 1 });
    const random = createRandom(3);
    const state = new Float64Array((wasm.snapshot as Snapshot).width);
    wasm.reset([0]);
    native.reset([0]);
    expect(largest(wasm.state, native.state)).toBeLessThan(1e-9);
    for (let step = 0; step < 300; step++) {
      const actions = Float64Array.from({ length: wasm.applied.length }, () => random.between(-1, 1));
      wasm.snapshot?.save(0, state);
      native.snapshot?.load(0, state);
      wasm.step(actions);
      native.step(actions);
      expect(largest(wasm.state, native.state)).toBeLessThan(1e-9);
      expect(largest(wasm.observation, native.observation)).toBeLessThan(1e-9);
      expect([...native.terminated, ...native.truncated, ...native.invalid]).toEqual([
        ...wasm.terminated,
        ...wasm.truncated,
        ...wasm.invalid,
      ]);
      if (!ended(wasm)) continue;
      wasm.reset([0]);
      native.reset([0]);
    }
    wasm.dispose();
    native.dispose();
  });

  test.each(["hopper", "humanoid"])(
    "%s keeps an environment's contract",
    async (name) => {
      const { environment } = await findEnvironment(name);
      expect(await checkEnvironment(within(environment, library))).toEqual([]);
    },
    120_000,
  );
});
