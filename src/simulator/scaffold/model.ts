import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { messageOf, RewardsmithError, usageError } from "../../core/errors.ts";
import { loadMujoco } from "../mujoco/load.ts";
import { createPhysics } from "../mujoco/physics.ts";
import type { Physics } from "../mujoco/types.ts";
import { planActions } from "./model-actions.ts";
import { modelFacts } from "./model-facts.ts";
import type { ModelFacts } from "./model-facts.ts";
import { modelFields } from "./model-fields.ts";
import { modelFiles } from "./model-files.ts";
import { printModelEnvironment } from "./model-print.ts";
import { measureRanges, paceOf } from "./model-ranges.ts";
import type { Measured, Range } from "./model-ranges.ts";
import { printModelTask } from "./model-task.ts";
import type { Scaffold } from "./types.ts";

/** More sensor readings than this are images or skins: state fields, but no input for a small policy. */
const mostObserved = 64;

const readModel = (path: string): string => {
  if (!existsSync(path)) {
    throw usageError({
      code: "scaffold/no-model",
      message: `--mjcf: there is no file '${path}'.`,
      action: "Give the path of a MuJoCo model (MJCF, an .xml file).",
    });
  }
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw usageError({
      code: "scaffold/no-model",
      message: `--mjcf: '${path}' cannot be read: ${messageOf(cause)}`,
      action: "Give the path of a MuJoCo model (MJCF, an .xml file).",
      cause,
    });
  }
};

const compiled = async (path: string, { xml, files }: { xml: string; files: readonly string[] }): Promise<Physics> => {
  const bytes = files.map((file) => [file, new Uint8Array(readFileSync(join(dirname(path), file)))] as const);
  try {
    return await createPhysics({ xml, files: Object.fromEntries(bytes), count: 1, frameSkip: 1 });
  } catch (thrown) {
    if (!(thrown instanceof RewardsmithError)) throw thrown;
    throw usageError({ code: thrown.code, message: thrown.message, action: `Mend ${path}.`, cause: thrown });
  }
};

/** Leaves out where a body is along an axis on which it never moved: a planar model's depth, the first link's hinge. */
const withoutFixed = (facts: ModelFacts, { fields, ranges, spans }: Measured): Measured => {
  const floating = new Set(facts.joints.filter(({ kind }) => kind === "free").map(({ body }) => body.id));
  const kept = fields.flatMap(({ places: [place] }, index) => {
    const [low, high] = spans[index] as Range;
    const fixed = place?.body !== undefined && !floating.has(place.body) && !(high - low > 1e-6);
    return fixed ? [] : [index];
  });
  const pick = <Value>(values: readonly Value[]): Value[] => kept.map((index) => values[index] as Value);
  return { fields: pick(fields), ranges: pick(ranges), spans: pick(spans) };
};

/**
 * An environment over a user's MuJoCo model: its joints, moving bodies, activations and sensors as fields, its actuators as
 * actions, ranges as random actions meet them. Keeps the contract as it stands. Raises usage errors: a file that is missing
 * or lies outside the model's folder, MuJoCo's own refusal, a model without joints or actuators.
 */
export const modelScaffold = async (name: string, { mjcf }: { mjcf: string }): Promise<Scaffold> => {
  const path = resolve(mjcf);
  const xml = readModel(path);
  const files = modelFiles(xml, { folder: dirname(path) });
  // A scene may include a file of that name.
  const model = files.includes("model.xml") ? basename(path) : "model.xml";
  const physics = await compiled(path, { xml, files });
  try {
    const facts = modelFacts(physics, await loadMujoco());
    const actions = planActions(facts);
    const pace = paceOf(facts);
    const measured = measureRanges(physics, { facts, fields: modelFields(facts), actions: actions.ranges, pace });
    const { fields, ranges, spans } = withoutFixed(facts, measured);
    const observeSensors = facts.sizes.sensordata <= mostObserved;
    const seconds = Number((facts.timestep * pace.frameSkip * pace.maxSteps).toPrecision(6));
    const task = printModelTask({ fields, spans, actions, seconds, steps: pace.maxSteps });
    return {
      files: {
        "environment.ts": printModelEnvironment({
          name,
          facts,
          fields,
          ranges,
          actions,
          pace,
          model,
          files: files.map((file) => `./${file}`),
          observeSensors,
        }),
        "tasks.ts": task.tasks,
        "rewards/move-human.ts": task.human,
      },
      copies: { [model]: path, ...Object.fromEntries(files.map((file) => [file, join(dirname(path), file)])) },
      notices: [
        ...actions.notices,
        ...(observeSensors
          ? []
          : [
              `the ${facts.sizes.sensordata} sensor readings are state fields only; add to the observation what the policy needs`,
            ]),
        ...(/<size[^>]*\bmemory\s*=/.test(xml)
          ? []
          : [`every copy of the model reserves up to 15 MB; <size memory="1M"/> in ${model} makes it small`]),
      ],
    };
  } finally {
    physics.dispose();
  }
};
