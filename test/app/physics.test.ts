import { expect, test } from "vitest";
import { onPhysics, resolvePhysics } from "../../src/app/physics.ts";
import { openProblem } from "../../src/app/problem.ts";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import { describeNative } from "../simulator/mujoco/native.ts";

const wasm = { physics: "wasm", library: null };

test("WebAssembly when asked for, and by itself where no library is named", async () => {
  expect(await resolvePhysics("wasm", { REWARDSMITH_MUJOCO: "/somewhere" })).toEqual({ physics: wasm, notices: [] });
  expect(await resolvePhysics("auto", {})).toEqual({ physics: wasm, notices: [] });
  expect(await resolvePhysics("auto", { REWARDSMITH_MUJOCO: "" })).toEqual({ physics: wasm, notices: [] });
});

test("a named library that cannot be used is refused by native, and a notice by auto", async () => {
  const variables = { REWARDSMITH_MUJOCO: import.meta.filename };
  await expect(resolvePhysics("native", variables)).rejects.toMatchObject({ code: "mujoco/native-unusable" });
  const { physics, notices } = await resolvePhysics("auto", variables);
  expect(physics).toEqual(wasm);
  expect(notices).toEqual([expect.stringMatching(/cannot be used .*WebAssembly/)]);
});

test("native without a library says how to get one", async () => {
  await expect(resolvePhysics("native", { REWARDSMITH_PYTHON: "/nowhere/python" })).rejects.toMatchObject({
    code: "mujoco/native-missing",
    exitCode: 2,
    action: expect.stringContaining("REWARDSMITH_MUJOCO"),
  });
});

test("that the library computes is part of a job's identity, where it lies is not", async () => {
  const problem = await openProblem({ env: "hopper" });
  const identity = (library: string | null) => {
    const physics = library === null ? (wasm as never) : { physics: "native" as const, library };
    const job: TrainJob = {
      kind: "train",
      reward: null,
      environment: onPhysics(problem, physics).environment,
      task: problem.taskReference,
      learner: "ppo",
      budget: { steps: 1, episodes: 1, checkpoints: 1 },
      seed: 1,
    };
    return jobIdentity(job);
  };
  expect(identity("/a/libmujoco.so")).toBe(identity("/b/libmujoco.so"));
  expect(identity("/a/libmujoco.so")).not.toBe(identity(null));
});

describeNative("with MuJoCo's shared library", (library) => {
  test("named, it is used, and the run is told", async () => {
    for (const choice of ["auto", "native"] as const) {
      const { physics, notices } = await resolvePhysics(choice, { REWARDSMITH_MUJOCO: library });
      expect(physics).toEqual({ physics: "native", library });
      expect(notices).toEqual([expect.stringContaining(library)]);
    }
  });
});
