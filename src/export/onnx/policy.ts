import { actionSpaceOf, type ActionSpace } from "../../training/action-space.ts";
import { restorePolicy, type SerializedPolicy } from "../../training/network-policy.ts";
import { OBSERVATION_CLIP, SMALLEST_VARIANCE } from "../../training/observation-statistics.ts";
import type { PolicyExportInput } from "../types.ts";
import { encodeModel, type Operation, type Port, type Tensor } from "./model.ts";

const doubles = (name: string, values: ArrayLike<number>): Tensor => ({
  name,
  type: "double",
  dimensions: [values.length],
  bytes: new Uint8Array(Float64Array.from(values).buffer),
});

const scalar = (name: string, { type, value }: { type: "float" | "double"; value: number }): Tensor => ({
  name,
  type,
  dimensions: [],
  bytes: new Uint8Array((type === "float" ? Float32Array : Float64Array).of(value).buffer),
});

/** `elem_type` numbers that Cast takes. */
const FLOAT = 1;
const DOUBLE = 11;

/** How an action is drawn from what the model tells; `z` standard normal. */
const drawOf = (space: ActionSpace): string =>
  space.kind === "discrete"
    ? "an action drawn from softmax(logits)"
    : `action = centre + half_range * ${space.squash ? "tanh(mean + deviation * z)" : "clip(mean + deviation * z, -1, 1)"}`;

/**
 * A policy as an ONNX model: `observation` (double, batch × width, as the environment gives it) in, `action` out as the
 * environment takes it (float, batch × width, scaled to its ranges; discrete: int64, batch). Normalisation is within, in
 * double precision as in training: an observation far from zero would lose its digits in single.
 * Of a policy that plays as it explored, `action` is what it does without a draw, and what to draw from comes out beside
 * it: continuous, the `deviation` and the `mean` of the head before it is cut off or squashed; discrete, the `logits`.
 * Raises `training/policy-mismatch` for what is no policy of this environment.
 */
export const writeOnnxPolicy = ({ policy, spec, origin, version }: PolicyExportInput): Uint8Array => {
  const exploring = restorePolicy(spec, policy).mode === "exploring";
  const stored = policy as SerializedPolicy;
  const { mean, variance } = stored.observation;
  const space = actionSpaceOf(spec, { squash: stored.squash ?? false });
  const operations: Operation[] = [];
  const tensors: Tensor[] = [];
  const then = (operator: string, inputs: readonly string[], more: Partial<Operation> = {}): string => {
    const output = more.output ?? `${operator.toLowerCase()}_${operations.length}`;
    operations.push({ operator, inputs, ...more, output });
    return output;
  };
  const constant = (tensor: Tensor): string => {
    tensors.push(tensor);
    return tensor.name;
  };

  const centred = then("Sub", ["observation", constant(doubles("observation_mean", mean))]);
  const deviation = variance.map((value) => Math.sqrt(value + SMALLEST_VARIANCE));
  const scaled = then("Div", [centred, constant(doubles("observation_deviation", deviation))]);
  const low = constant(scalar("observation_low", { type: "double", value: -OBSERVATION_CLIP }));
  const high = constant(scalar("observation_high", { type: "double", value: OBSERVATION_CLIP }));
  let last = then("Cast", [then("Clip", [scaled, low, high])], { integers: { to: FLOAT } });

  const activation = stored.activation === "relu" ? "Relu" : "Tanh";
  stored.layers.forEach(({ inputs, outputs, weights, bias }, index) => {
    const matrix = (name: string, dimensions: number[], text: string): Tensor => ({
      name: `layer_${index}_${name}`,
      type: "float",
      dimensions,
      bytes: Buffer.from(text, "base64"),
    });
    last = then("Gemm", [
      last,
      constant(matrix("weights", [inputs, outputs], weights)),
      constant(matrix("bias", [outputs], bias)),
    ]);
    if (index < stored.layers.length - 1) last = then(activation, [last]);
  });

  const head = last;
  let action: Port;
  if (space.kind === "discrete") {
    // Of equal outputs the first, as in training.
    then("ArgMax", [last], { output: "action", integers: { axis: 1, keepdims: 0, select_last_index: 0 } });
    action = { name: "action", type: "int64", dimensions: ["batch"], about: "number of the action, from 0" };
  } else {
    const bounded = space.squash
      ? then("Tanh", [last])
      : then("Clip", [
          last,
          constant(scalar("action_low", { type: "float", value: -1 })),
          constant(scalar("action_high", { type: "float", value: 1 })),
        ]);
    const wide = then("Cast", [bounded], { integers: { to: DOUBLE } });
    const stretched = then("Mul", [wide, constant(doubles("action_half_range", space.halfRange))]);
    const moved = then("Add", [stretched, constant(doubles("action_centre", space.centre))]);
    then("Cast", [moved], { output: "action", integers: { to: FLOAT } });
    action = {
      name: "action",
      type: "float",
      dimensions: ["batch", space.count],
      about: "as the environment takes it",
    };
  }

  const perAction = (name: string, about: string): Port => ({
    name,
    type: "float",
    dimensions: ["batch", space.count],
    about,
  });
  const drawn: Port[] = [];
  if (exploring && space.kind === "discrete") {
    then("Identity", [head], { output: "logits" });
    drawn.push(perAction("logits", "of each action: it is drawn from their softmax"));
  } else if (exploring) {
    const spread = constant(doubles("head_deviation", stored.deviation as number[]));
    const single = then("Cast", [spread], { integers: { to: FLOAT } });
    then("Expand", [single, then("Shape", [head])], { output: "deviation" });
    then("Identity", [head], { output: "mean" });
    drawn.push(
      perAction("deviation", "standard deviation of each output of the head, before it is cut off or squashed"),
      perAction("mean", "each output of the head, before it is cut off or squashed"),
    );
  }

  const width = mean.length;
  return encodeModel({
    name: `${spec.name} policy`,
    about: exploring
      ? `A policy for '${spec.name}' that plays as it explored, ${drawOf(space)}: ${origin}`
      : `A deterministic policy for '${spec.name}': ${origin}`,
    producerVersion: version,
    operations,
    tensors,
    inputs: [
      {
        name: "observation",
        type: "double",
        dimensions: ["batch", width],
        about: "as the environment gives it, not normalised",
      },
    ],
    outputs: [action, ...drawn],
    metadata: {
      environment: spec.name,
      learner: stored.learner,
      mode: exploring ? "exploring" : "deterministic",
      ...(exploring && { draw: drawOf(space) }),
      ...(exploring &&
        space.kind === "continuous" && {
          centre: JSON.stringify([...space.centre]),
          half_range: JSON.stringify([...space.halfRange]),
        }),
      observation: JSON.stringify(spec.observation.labels),
      ...(spec.control.kind === "discrete"
        ? { actions: JSON.stringify(spec.control.actions.map(({ label }) => label)) }
        : {}),
    },
  });
};
