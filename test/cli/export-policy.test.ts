import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRun } from "../../src/store/run-store.ts";
import type { SerializedPolicy } from "../../src/training/network-policy.ts";
import { describePython } from "../python/python.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const base64 = (numbers: readonly number[]): string =>
  Buffer.from(Float32Array.from(numbers).buffer).toString("base64");

/** Leans against the fall, and a little against the drift: balances a cart-pole for as long as it likes. */
const balancing: SerializedPolicy = {
  learner: "ars",
  version: 1,
  control: "discrete",
  observation: { mean: [0, 0, 0, 0], variance: [1, 1, 1, 1] },
  layers: [{ inputs: 4, outputs: 2, weights: base64([0, 0.2, 0, 0.5, 0, 10, 0, 2]), bias: base64([0, 0]) }],
};

const place = (): string => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "policy.json"), JSON.stringify({ seed: 1, policy: balancing }));
  return cwd;
};

test("a policy of a file goes to a file or to stdout as the same bytes", async () => {
  const cwd = place();
  const given = ["export", "policy.json", "--env", "cartpole", "--to", "onnx"];
  const { code, stdout, stderr } = await callCommand([...given, "--out", "policy.onnx"], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toContain("wrote policy.onnx");
  const bytes = readFileSync(join(cwd, "policy.onnx"));
  expect(bytes.includes("observation")).toBe(true);
  expect((await callCommand(given, { cwd })).stdout).toBe(bytes.toString());
});

test("of a run its best policy, in the environment of the run", async () => {
  const cwd = emptyFolder();
  const store = await createRun({
    root: join(cwd, "runs"),
    environment: "cartpole",
    task: "balance",
    seed: 1,
    run: {},
    config: { env: "cartpole", task: "balance" },
  });
  const given = ["export", "latest", "--to", "onnx", "--out", "policy.onnx"];
  const none = await callCommand(given, { cwd });
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("has no best policy");
  mkdirSync(join(store.folder, "best"), { recursive: true });
  writeFileSync(join(store.folder, "best", "policy.json"), JSON.stringify({ seed: 1, policy: balancing }));
  await store.close();
  expect((await callCommand(given, { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, "policy.onnx")).includes("best, seed 1 of run")).toBe(true);
});

test.each([
  ["no environment", ["policy.json"], "no environment was named"],
  ["another environment", ["policy.json", "--env", "hopper"], "does not fit 'hopper'"],
  ["no such file", ["other.json", "--env", "cartpole"], "There is no file other.json"],
])("refused with what to do: %s", async (_name, given, message) => {
  const { code, stderr } = await callCommand(["export", ...given, "--to", "onnx"], { cwd: place() });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

describePython(
  "an exported policy in Gymnasium",
  (interpreter) => {
    test("balances CartPole-v1 to the end of every episode, also many at a time", async () => {
      const cwd = place();
      const given = ["export", "policy.json", "--env", "cartpole", "--to", "onnx", "--out", "policy.onnx"];
      expect((await callCommand(given, { cwd })).code).toBe(0);
      const script = `
import gymnasium, onnxruntime
session = onnxruntime.InferenceSession("policy.onnx")
env = gymnasium.make("CartPole-v1")
lengths = []
for seed in range(5):
    observation, _ = env.reset(seed=seed)
    over, length = False, 0
    while not over:
        (action,) = session.run(["action"], {"observation": observation[None].astype("float64")})
        observation, _, terminated, truncated, _ = env.step(action[0])
        length += 1
        over = terminated or truncated
    lengths.append(length)
print(lengths)
envs = gymnasium.make_vec("CartPole-v1", num_envs=7)
observations, _ = envs.reset(seed=9)
for _ in range(200):
    (actions,) = session.run(["action"], {"observation": observations.astype("float64")})
    observations, _, terminated, truncated, _ = envs.step(actions)
    assert not terminated.any() and not truncated.any()
`;
      const told = execFileSync(interpreter, ["-c", script], { cwd, encoding: "utf8" });
      expect(JSON.parse(told)).toEqual([500, 500, 500, 500, 500]);
    });
  },
  { modules: ["onnxruntime"] },
);
