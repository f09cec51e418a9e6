import type { PlannedActions } from "./model-actions.ts";
import { fallenTilt, fallWords, type Fall } from "./model-fall.ts";
import type { Range } from "./model-parts.ts";
import type { Pace } from "./model-rollouts.ts";
import {
  constantTexts,
  lookupsOf,
  observeLines,
  readLines,
  startLines,
  type FunctionsPlan,
} from "./print-functions.ts";
import { actionText, stateText, summaryOf } from "./print-spec.ts";
import { listText, quotedText } from "./print-text.ts";

export type ModelPlan = FunctionsPlan & {
  name: string;
  ranges: readonly Range[];
  actions: PlannedActions;
  pace: Pace;
  fall: Fall | undefined;
  /** The model's place, and from it those of the meshes and includes. */
  model: string;
  files: readonly string[];
};

/** What ends an episode: as code over the state, and in words. */
const fallTexts = (fall: Fall | undefined): { code: string; words: string } => {
  if (fall === undefined) return { code: "() => false", words: "Never." };
  const { group, height, isTilted } = fall;
  const low = height === undefined ? [] : [`state.${group}.z < ${height}`];
  const tilted = isTilted ? [`state.${group}.upright < ${fallenTilt}`] : [];
  return {
    code: `({ state }) => ${[...low, ...tilted].join(" || ")}`,
    words: `The body ${group} ${fallWords(fall)}.`,
  };
};

/** `environment.ts` of a MuJoCo model. */
export const printModelEnvironment = (plan: ModelPlan): string => {
  const { name, facts, fields, ranges, actions, pace, fall, observed, model, files } = plan;
  const { lines: lookups, idOf } = lookupsOf(plan);
  const labels = [...observed.arrays.flatMap((array) => array.labels), ...observed.offsets.map(({ label }) => label)];
  const end = fallTexts(fall);
  const constants = constantTexts(plan)
    .map((each) => `${each}\n`)
    .join("");
  return `import { defineEnvironment, defineSpec, mujocoEnvironment } from "rewardsmith";

// Made from ${model}, to be made yours: name and describe the fields as a person would who speaks of the task, leave out
// what nobody needs, say in the summary what the world is. Ranges are what random actions met.
const frameSkip = ${pace.frameSkip};
const resetNoise = ${pace.resetNoise};
${constants}
const spec = defineSpec({
  name: ${quotedText(name)},
  summary:
    ${quotedText(summaryOf(facts, pace))},
  state: {
${stateText(fields, ranges).join("\n")}
  },
  action: {
${actionText(actions).join("\n")}
  },
  control: { kind: "continuous" },
  observation: {
${listText(labels.map(quotedText), { indent: "    ", before: "labels: ", after: "," })}
  },
  dt: ${Number((facts.timestep * pace.frameSkip).toPrecision(12))},
  maxSteps: ${pace.maxSteps},
  termination: ${quotedText(end.words)},
});

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL(${quotedText(`./${model}`)}, import.meta.url),
${files.length === 0 ? "" : `${listText(files.map(quotedText), { indent: "    ", before: "files: ", after: "," })}\n`}    frameSkip,
    dynamics(${lookups.length === 0 ? "" : "physics"}) {
${lookups.length === 0 ? "" : `${lookups.join("\n")}\n`}      return {
${startLines(plan).join("\n")}
        // Runs after every step. What is yours to compute (distances, contacts, speeds of parts) belongs here too.
${readLines(plan, idOf).join("\n")}
        // What the policy sees: leave out what your robot cannot measure.
${observeLines(plan, idOf).join("\n")}
        // When the world itself ends an episode, a fall for example; say it in \`termination\` too.
        terminated: ${end.code},
      };
    },
  }),
});
`;
};
