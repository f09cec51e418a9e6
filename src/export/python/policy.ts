import { actionSpaceOf } from "../../training/action-space.ts";
import { restorePolicy, type SerializedPolicy } from "../../training/network-policy.ts";
import { OBSERVATION_CLIP, SMALLEST_VARIANCE } from "../../training/observation-statistics.ts";
import type { PolicyExportInput } from "../types.ts";
import { safe } from "./header.ts";

const array = (values: ArrayLike<number>): string => `numpy.array([${Array.from(values).join(", ")}], dtype=float)`;

/** Base64 in rows of a readable length, as Python joins them. */
const text = (base64: string): string =>
  `(\n${(base64.match(/.{1,100}/g) ?? [""]).map((row) => `        "${row}"`).join("\n")}\n    )`;

const layer = ({ inputs, outputs, weights, bias }: SerializedPolicy["layers"][number]): string =>
  `    (_numbers(${text(weights)}, ${inputs}, ${outputs}), _numbers(${text(bias)}, ${outputs})),`;

/** How a draw comes into the outputs: a category with the largest logit and Gumbel noise is one drawn from their softmax. */
const draws = {
  discrete: "outputs(observation) + self.generator.gumbel(size=shape)",
  continuous: "outputs(observation) + DEVIATION * self.generator.standard_normal(shape)",
};

/**
 * A policy as a Python module that needs NumPy: `Policy()(observation)` for one observation or a batch of them, in the mode
 * that it was handed over in. Raises `training/policy-mismatch` for what is no policy of this environment.
 */
export const writePythonPolicy = ({ policy, spec, origin, version }: PolicyExportInput): string => {
  const exploring = restorePolicy(spec, policy).mode === "exploring";
  const stored = policy as SerializedPolicy;
  const space = actionSpaceOf(spec, { squash: stored.squash ?? false });
  const { control } = spec;
  const activation = stored.activation === "relu" ? "numpy.maximum(x, 0)" : "numpy.tanh(x)";
  const about = exploring
    ? `A policy for '${spec.name}' that plays as it explored, its actions drawn: ${origin}`
    : `A deterministic policy for '${spec.name}': ${origin}`;
  const action =
    space.kind === "discrete"
      ? ["    return numpy.argmax(head, axis=-1)"]
      : [
          `    bounded = ${space.squash ? "numpy.tanh(head)" : "numpy.clip(head, -1.0, 1.0)"}`,
          "    return (CENTRE + HALF_RANGE * bounded).astype(numpy.float32)",
        ];
  return `${[
    `"""${safe(about)}, exported by rewardsmith ${safe(version)}.`,
    "",
    "Needs NumPy. An observation as the environment gives it, or a batch of them; as many actions, as it takes them:",
    "",
    "    from policy import Policy",
    "",
    `    policy = Policy(${exploring ? "seed=1" : ""})`,
    "    action = policy(observation)",
    '"""',
    "",
    "import base64",
    "",
    "import numpy",
    "",
    `MODE = "${exploring ? "exploring" : "deterministic"}"`,
    `OBSERVATION = ${JSON.stringify(spec.observation.labels)}`,
    ...(control.kind === "discrete" ? [`ACTIONS = ${JSON.stringify(control.actions.map(({ label }) => label))}`] : []),
    `MEAN = ${array(stored.observation.mean)}`,
    `VARIANCE = ${array(stored.observation.variance)}`,
    ...(space.kind === "continuous"
      ? [`CENTRE = ${array(space.centre)}`, `HALF_RANGE = ${array(space.halfRange)}`]
      : []),
    ...(exploring && space.kind === "continuous"
      ? [
          "# Of each output, before it is cut off or squashed and scaled to the action's range.",
          `DEVIATION = ${array(stored.deviation as number[])}`,
        ]
      : []),
    "",
    "",
    "def _numbers(text, *shape):",
    '    return numpy.frombuffer(base64.b64decode(text), dtype="<f4").reshape(shape)',
    "",
    "",
    "# Weights (inputs x outputs) and bias of each layer.",
    "LAYERS = [",
    ...stored.layers.map(layer),
    "]",
    "",
    "",
    "def outputs(observation):",
    `    """The head's outputs${space.kind === "discrete" ? ", one an action" : ""}, of normalised observations."""`,
    `    x = (numpy.asarray(observation, dtype=float) - MEAN) / numpy.sqrt(VARIANCE + ${SMALLEST_VARIANCE})`,
    `    x = numpy.clip(x, -${OBSERVATION_CLIP}.0, ${OBSERVATION_CLIP}.0).astype(numpy.float32)`,
    "    for index, (weights, bias) in enumerate(LAYERS):",
    "        x = x @ weights + bias",
    "        if index < len(LAYERS) - 1:",
    `            x = ${activation}`,
    "    return x",
    "",
    "",
    "def action_of(head):",
    `    """The environment's action of the head's outputs: ${space.kind === "discrete" ? "the number of the largest" : "bounded and scaled to its range"}."""`,
    ...action,
    "",
    "",
    "class Policy:",
    ...(exploring
      ? [
          `    """Plays as it explored: ${space.kind === "discrete" ? "draws from the softmax of the outputs" : "draws around the outputs with DEVIATION"}. The same seed gives the same draws."""`,
          "",
          "    def __init__(self, seed=None):",
          "        self.generator = numpy.random.default_rng(seed)",
          "",
          "    def __call__(self, observation):",
          "        shape = numpy.shape(observation)[:-1] + LAYERS[-1][1].shape",
          `        return action_of(${draws[space.kind]})`,
        ]
      : [
          `    """Deterministic: ${space.kind === "discrete" ? "the most probable action" : "the mean action"}."""`,
          "",
          "    def __call__(self, observation):",
          "        return action_of(outputs(observation))",
        ]),
  ].join("\n")}\n`;
};
