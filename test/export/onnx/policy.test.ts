import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { encodeMessage } from "../../../src/export/onnx/protobuf.ts";
import { writeOnnxPolicy } from "../../../src/export/onnx/policy.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describeNeeding } from "../../needing.ts";
import { describePython } from "../../python/python.ts";
import { randomPolicy, shapes } from "./policies.ts";

const COUNT = 1000;

/** The model's bytes, 1,000 observations, and what our own forward pass answers. */
const caseOf = async (index: number) => {
  const [, name, shape] = shapes[index] as (typeof shapes)[number];
  const { spec } = (await findEnvironment(name)).environment;
  const { policy, observations: draw } = randomPolicy(spec, shape, index + 1);
  const observations = draw(COUNT);
  const discrete = spec.control.kind === "discrete";
  const bytes = writeOnnxPolicy({ policy: policy.serialize(), spec, origin: "a test", version: "0" });
  return { policy, observations, discrete, bytes, width: spec.observation.labels.length };
};

const actionsOf = ({ policy, observations }: Awaited<ReturnType<typeof caseOf>>, count: number): Float64Array => {
  const actions = new Float64Array(count);
  policy.act(observations, COUNT, actions);
  return actions;
};

const largestDifference = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  expect(left.length).toBe(right.length);
  let largest = 0;
  for (let index = 0; index < left.length; index++)
    largest = Math.max(largest, Math.abs((left[index] as number) - (right[index] as number)));
  return largest;
};

test("numbers, texts and nested messages are written as Protocol Buffers' own guide shows them", () => {
  // protobuf.dev, "Encoding": 150 in field 1; "testing" in field 2; and the first within field 3.
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  expect(hex(encodeMessage([[1, 150]]))).toBe("089601");
  expect(hex(encodeMessage([[2, "testing"]]))).toBe("120774657374696e67");
  expect(hex(encodeMessage([[3, [[1, 150]]]]))).toBe("1a03089601");
  expect(hex(encodeMessage([[20, 2 ** 40]]))).toBe("a001808080808020");
  expect(() => encodeMessage([[1, -1]])).toThrow(RangeError);
});

test("a policy of another environment is refused", async () => {
  const { policy } = await caseOf(0);
  const { spec } = (await findEnvironment("hopper")).environment;
  expect(() => writeOnnxPolicy({ policy: policy.serialize(), spec, origin: "", version: "0" })).toThrow(
    "does not fit 'hopper'",
  );
});

/** As far as we use it; the package is large and not every machine has it. */
type Runtime = {
  InferenceSession: {
    create(
      bytes: Uint8Array,
    ): Promise<{ run(feeds: Record<string, unknown>): Promise<Record<string, { data: ArrayLike<number | bigint> }>> }>;
  };
  Tensor: new (type: "float64", data: Float64Array, dimensions: readonly number[]) => unknown;
};

const packageName = "onnxruntime-node";
const runtime = (await import(packageName).catch(() => undefined)) as Runtime | undefined;
const missing = runtime === undefined ? `npm install --no-save ${packageName}` : undefined;

describeNeeding(missing, "in onnxruntime-node", () => {
  test.each(shapes.map(([about, name], index) => [about, name, index] as const))(
    "1,000 random observations: %s, %s",
    async (_about, _name, index) => {
      if (runtime === undefined) throw new Error(missing);
      const given = await caseOf(index);
      const session = await runtime.InferenceSession.create(given.bytes);
      const ask = async (observations: Float64Array) => {
        const shape = [observations.length / given.width, given.width];
        const answer = await session.run({ observation: new runtime.Tensor("float64", observations, shape) });
        return Float64Array.from(answer["action"]?.data as ArrayLike<number>, Number);
      };
      const all = await ask(given.observations);
      const ours = actionsOf(given, all.length);
      if (given.discrete) expect(all).toEqual(ours);
      else expect(largestDifference(all, ours)).toBeLessThan(1e-5);
      // A batch of one.
      const one = await ask(given.observations.slice(0, given.width));
      expect(largestDifference(one, ours.subarray(0, one.length))).toBeLessThan(1e-5);
    },
  );
});

describePython(
  "in Python",
  (interpreter) => {
    const script = fileURLToPath(new URL("policy.py", import.meta.url));
    const run = (settings: unknown): string =>
      execFileSync(interpreter, [script, JSON.stringify(settings)], { encoding: "utf8" });

    test.each(shapes.map(([about, name], index) => [about, name, index] as const))(
      "checked by onnx, run by onnxruntime on 1,000 observations: %s, %s",
      async (_about, name, index) => {
        const given = await caseOf(index);
        const folder = mkdtempSync(join(tmpdir(), "rewardsmith-onnx-"));
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
        const [model, observations, actions] = ["policy.onnx", "observations", "actions"].map((file) =>
          join(folder, file),
        ) as [string, string, string];
        writeFileSync(model, given.bytes);
        writeFileSync(observations, given.observations);
        const told = JSON.parse(run({ model, observations, actions, width: given.width })) as Record<string, unknown>;
        expect(told).toMatchObject({ input: ["observation", "tensor(double)"], environment: name });
        const bytes = readFileSync(actions);
        const theirs = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
        const ours = actionsOf(given, theirs.length);
        if (given.discrete) expect(theirs).toEqual(ours);
        else expect(largestDifference(theirs, ours)).toBeLessThan(1e-5);
      },
      60_000,
    );
  },
  { modules: ["onnx", "onnxruntime"] },
);
