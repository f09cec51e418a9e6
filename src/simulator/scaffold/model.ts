import { usageError } from "../../core/errors.ts";
import { loadMujoco } from "../mujoco/load.ts";
import { createPhysics } from "../mujoco/physics.ts";
import type { Physics } from "../mujoco/types.ts";
import { planActions } from "./model-actions.ts";
import { modelFacts, type ModelFacts } from "./model-facts.ts";
import { fallOf, reachOf, untilFall } from "./model-fall.ts";
import { modelFields } from "./model-fields.ts";
import { leavesReadingsOut, observedOf } from "./model-observed.ts";
import { printModelEnvironment } from "./model-print.ts";
import type { Range } from "./model-parts.ts";
import { measureRanges, type Measured } from "./model-ranges.ts";
import { paceOf, playModel, startUndisturbed, type Pace } from "./model-rollouts.ts";
import { robotOf, type Robot } from "./model-root.ts";
import { readModelSource, type ModelSource } from "./model-source.ts";
import { withOption } from "./model-timestep.ts";
import { printModelTasks } from "./model-task.ts";
import type { Scaffold } from "./types.ts";

/** Leaves out where a body is along an axis on which it never moved: a planar model's depth, the first link's hinge. */
const withoutFixed = (facts: ModelFacts, { fields, ranges, spans }: Measured): Measured => {
  const floating = new Set(facts.joints.filter(({ kind }) => kind === "free").map(({ body }) => body.id));
  const kept = fields.flatMap(({ places: [place], weights }, index) => {
    const [low, high] = spans[index] as Range;
    const isPosition = place?.array === "xpos" && weights === undefined;
    const fixed = isPosition && !floating.has(place.body as number) && !(high - low > 1e-6);
    return fixed ? [] : [index];
  });
  const pick = <Value>(values: readonly Value[]): Value[] => kept.map((index) => values[index] as Value);
  return { fields: pick(fields), ranges: pick(ranges), spans: pick(spans) };
};

/** Which way is up in the base's own frame at the start of an episode. */
const upAtStart = (
  physics: Physics,
  { facts, pace, robot }: { facts: ModelFacts; pace: Pace; robot: Robot },
): readonly number[] | undefined => {
  if (robot.base === undefined) return undefined;
  startUndisturbed(physics, { facts, pace });
  const first = 9 * robot.base.id + 6;
  const up = [...physics.lane(0).xmat.subarray(first, first + 3)];
  // A frame that stands straight, to a few degrees, has one axis upwards.
  const straight = up.findIndex((share) => Math.abs(share) > 0.998);
  return straight < 0 ? up : up.map((share, axis) => (axis === straight ? Math.sign(share) : 0));
};

/** Everything that is looked up and tried in a model at its own or another time step. */
const examine = async (source: ModelSource, xml: string) => {
  const physics = await createPhysics({ xml, files: Object.fromEntries(source.files), count: 1, frameSkip: 1 });
  try {
    const facts = modelFacts(physics, await loadMujoco());
    const frames = physics.model.body_quat as Float64Array;
    const robot = robotOf(
      facts,
      (body) => [...frames.subarray(4 * body, 4 * body + 4)] as [number, number, number, number],
    );
    const pace = paceOf(facts);
    const actions = planActions(facts);
    const up = upAtStart(physics, { facts, pace, robot });
    const { fields, groups } = modelFields(facts, { robot, up });
    const { episodes, starts } = playModel(physics, { facts, fields, actions: actions.ranges, pace });
    const rows = episodes.map((episode) => episode.rows);
    const group = robot.base === undefined ? undefined : groups.get(robot.base.id);
    const fall =
      group === undefined
        ? undefined
        : fallOf(physics, { facts, pace, robot, group, fields, episodes: rows, actions: actions.ranges });
    const measured = measureRanges(fields, {
      episodes: rows.map((each) => untilFall(each, { fall, fields })),
      starts,
    });
    return {
      facts,
      robot,
      pace,
      actions,
      groups,
      fall,
      base: group === undefined ? undefined : { group, reach: reachOf(physics, { facts, robot }) },
      ...withoutFixed(facts, measured),
      observed: observedOf(facts, { fields, robot, groups }),
      blewUp: episodes.filter((episode) => episode.blewUp).length,
      arena: physics.model.narena,
    };
  } finally {
    physics.dispose();
  }
};

type Examined = Awaited<ReturnType<typeof examine>>;

/** Shares of the model's own time step that are tried while random actions make the simulation unstable. */
const shares = [1, 1 / 2, 1 / 4, 1 / 8];

/** The model at the largest of some time steps at which random actions do not make it blow up. */
const stableModel = async (
  source: ModelSource,
  path: string,
): Promise<{ xml: string; examined: Examined; notices: string[] }> => {
  let own: Examined | undefined;
  for (const share of shares) {
    const timestep = own === undefined ? undefined : own.facts.timestep * share;
    const xml = timestep === undefined ? source.xml : withOption(source.xml, { timestep });
    const examined = await examine(source, xml);
    own ??= examined;
    if (examined.blewUp > 0) continue;
    const notices =
      timestep === undefined
        ? []
        : [
            `random actions made the simulation unstable at the model's time step of ${own.facts.timestep} s: the copy has <option timestep="${examined.facts.timestep}"/> at its end, at which they did not`,
          ];
    return { xml, examined, notices };
  }
  throw usageError({
    code: "scaffold/unstable",
    message: `The simulation of ${path} becomes unstable under random actions, at its own time step of ${own?.facts.timestep} s and at an eighth of it: nothing could be learnt in it.`,
    action:
      "Look for controls that are far too strong (ctrlrange, gear, kp), bodies that start inside each other, and masses that are tiny beside them.",
  });
};

/**
 * An environment over a user's MuJoCo model: its joints, moving bodies, activations and sensors as fields, its actuators as
 * actions, ranges as random actions meet them. Keeps the contract as it stands. Raises usage errors: a file that is missing,
 * MuJoCo's own refusal, a model without joints or actuators, one that blows up.
 */
export const modelScaffold = async (name: string, { mjcf }: { mjcf: string }): Promise<Scaffold> => {
  const source = await readModelSource(mjcf);
  const { xml, examined, notices } = await stableModel(source, mjcf);
  const { facts, actions, fields, ranges, spans, pace, fall, observed, groups, robot, base, arena } = examined;
  const files = [...source.files.keys()].map((file) => (file.startsWith("../") ? file : `./${file}`)).sort();
  const megabytes = Math.round(arena / 2 ** 20);
  return {
    files: {
      "environment.ts": printModelEnvironment({
        name,
        facts,
        fields,
        ranges,
        actions,
        pace,
        fall,
        observed,
        model: source.place,
        files,
      }),
      ...printModelTasks({
        fields,
        spans,
        actions,
        ...(base === undefined ? {} : { base }),
        own: new Set(facts.bodies.flatMap(({ id, root }) => (root === robot.root ? [groups.get(id) ?? ""] : []))),
        fall,
        seconds: Number((facts.timestep * pace.frameSkip * pace.maxSteps).toPrecision(6)),
        steps: pace.maxSteps,
      }),
      [source.place]: xml,
      ...source.copies,
    },
    notices: [
      ...notices,
      ...actions.notices,
      ...(leavesReadingsOut(facts)
        ? [
            `the ${facts.sizes.sensordata} sensor readings are state fields only; add to the observation what the policy needs`,
          ]
        : []),
      ...(megabytes > 2
        ? [`every copy of the model reserves ${megabytes} MB; <size memory="1M"/> in ${source.place} makes it small`]
        : []),
    ],
  };
};
