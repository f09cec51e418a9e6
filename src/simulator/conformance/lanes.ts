import type { VectorEnvironment } from "../types.ts";
import { allLanes, everyRecord, hasEnded, laneRecord, same } from "./records.ts";
import type { Bench, Check, Finding } from "./types.ts";

const run = (lanes: VectorEnvironment, { actions, steps }: { actions: Bench["actions"]; steps: number }): number[] => {
  const records: number[] = [];
  lanes.reset(allLanes(lanes.count));
  records.push(...everyRecord(lanes));
  for (let step = 0; step < steps; step++) {
    lanes.step(actions(lanes.count, { seed: step }));
    records.push(...everyRecord(lanes));
    lanes.reset(allLanes(lanes.count).filter((lane) => hasEnded(lanes, lane)));
  }
  return records;
};

const determinism: Check["check"] = async ({ create, actions }) => {
  const first = run(await create({ seed: 7 }), { actions, steps: 60 });
  const second = run(await create({ seed: 7 }), { actions, steps: 60 });
  const other = run(await create({ seed: 8 }), { actions, steps: 0 });
  return [
    ...(same(first, second)
      ? []
      : [
          {
            message: "the same seed and actions gave two different runs",
            hint: "Take every random number from the lane's stream; keep nothing in module variables.",
          },
        ]),
    ...(same(first.slice(0, other.length), other)
      ? [
          {
            message: "another seed gave the same first states",
            hint: "Draw the start of an episode from the lane's random stream.",
          },
        ]
      : []),
  ];
};

const resets: Check["check"] = async ({ create, actions }) => {
  const problems: Omit<Finding, "rule">[] = [];
  const lanes = await create({ count: 4 });
  const episode = (lane: number, seed: number): number[] => {
    lanes.reset([lane], [seed]);
    const records = laneRecord(lanes, lane);
    for (let step = 0; step < 20 && !hasEnded(lanes, lane); step++) {
      lanes.step(replicated(actions(1, { seed: step }), 4));
      records.push(...laneRecord(lanes, lane));
    }
    return records;
  };
  lanes.reset(allLanes(4));
  const first = episode(0, 11);
  episode(0, 12);
  if (!same(first, episode(0, 11))) {
    problems.push({
      message: "an episode of one seed was not the same after another episode in its lane",
      hint: "reset must clear everything the lane keeps, and with a seed restart its random stream.",
    });
  }
  if (!same(first, episode(3, 11))) {
    problems.push({
      message: "the same seed gave different episodes in two lanes",
      hint: "With `seeds`, a lane's stream depends on its seed alone, not on the lane or on create's seed.",
    });
  }
  lanes.reset(allLanes(4));
  const before = laneRecord(lanes, 1);
  lanes.reset([2]);
  if (!same(before, laneRecord(lanes, 1))) {
    problems.push({ message: "reset of lane 2 changed lane 1", hint: "Touch only the rows of the lanes listed." });
  }
  return problems;
};

const replicated = (actions: Float64Array, count: number): Float64Array =>
  Float64Array.from({ length: actions.length * count }, (_, place) => actions[place % actions.length] as number);

const lanesAgree: Check["check"] = async ({ create, actions }) => {
  const single = await create({ count: 1, seed: 3 });
  const batch = await create({ count: 16, seed: 3 });
  const problem = {
    message: "lane 0 of 16 did not behave as the only lane of 1 under the same seed and actions",
    hint: "Lanes are independent: a lane's numbers must not depend on how many there are.",
  };
  single.reset([0]);
  batch.reset(allLanes(16));
  for (let step = 0; step < 40; step++) {
    if (!same(laneRecord(single, 0), laneRecord(batch, 0))) return [problem];
    if (hasEnded(single, 0)) {
      single.reset([0]);
      batch.reset([0]);
    }
    const common = actions(1, { seed: step });
    single.step(common);
    batch.step(replicated(common, 16));
  }
  return [];
};

/** The ends of episodes: one flag at a time, the clock exact, ended lanes left alone. */
const endings: Check["check"] = async ({ environment: { spec }, create, actions }) => {
  const problems = new Map<string, Omit<Finding, "rule">>();
  const lanes = await create({ count: 4, seed: 5 });
  const lengths = [0, 0, 0, 0];
  lanes.reset(allLanes(4));
  let ended = 0;
  const blownAfter: number[] = [];
  // Two clocks long, unless episodes of random actions are so short that enough of them ended sooner.
  const steps = Math.min(2 * spec.maxSteps, 3000);
  for (let step = 0; step < steps && ended < 40; step++) {
    const frozen = allLanes(4).map((lane) => (hasEnded(lanes, lane) ? laneRecord(lanes, lane) : undefined));
    lanes.step(actions(4, { seed: step }));
    for (const lane of allLanes(4)) {
      const record = frozen[lane];
      if (record !== undefined) {
        if (!same(record, laneRecord(lanes, lane))) {
          problems.set("frozen", {
            message: "a lane that had ended changed in a later step",
            hint: "step leaves ended lanes alone, their terminal state and flags included, until reset.",
          });
        }
        ended++;
        lengths[lane] = 0;
        lanes.reset([lane]);
        if (hasEnded(lanes, lane)) {
          problems.set("flags", {
            message: "a lane is still ended after reset",
            hint: "reset clears all three flags.",
          });
        }
        continue;
      }
      lengths[lane] = (lengths[lane] as number) + 1;
      const flags = [lanes.terminated[lane], lanes.truncated[lane], lanes.invalid[lane]] as number[];
      if (flags.reduce((total, flag) => total + flag, 0) > 1) {
        problems.set("both", {
          message: `terminated, truncated and invalid are ${flags.join(", ")} at once`,
          hint: "Exactly one says why an episode ended; the world's end wins over the clock's.",
        });
      }
      const length = lengths[lane] as number;
      if (flags[2] === 1) blownAfter.push(length);
      const due = length >= spec.maxSteps && flags[0] === 0 && flags[2] === 0;
      if ((flags[1] === 1) !== due) {
        problems.set("clock", {
          message: `truncated is ${flags[1]} after ${length} of ${spec.maxSteps} steps`,
          hint: "truncated is set by the step number maxSteps, and by nothing else.",
        });
      }
    }
  }
  if (blownAfter.length > 0) {
    const over = ended + allLanes(4).filter((lane) => hasEnded(lanes, lane)).length;
    problems.set("invalid", {
      message: `${blownAfter.length} of ${over} episodes of random actions ended \`invalid\`, the first after ${blownAfter[0]} steps`,
      hint: "The physics blew up, or a state or observation was not finite: nothing is learnt from such an episode. Look which number it is; a smaller time step or bounded forces keep physics whole.",
    });
  }
  return [...problems.values()];
};

/** How lanes start, run beside each other, and end. */
export const laneChecks: readonly Check[] = [
  { rule: "determinism", check: determinism },
  { rule: "resets", check: resets },
  { rule: "lanes", check: lanesAgree },
  { rule: "endings", check: endings },
];
