import type { Snapshot, VectorEnvironment } from "../types.ts";
import { allLanes, everyRecord, hasEnded, rowOf, same } from "./records.ts";
import type { Bench, Check, Finding } from "./types.ts";

/** Steps that are compared, and steps taken before each comparison. */
const compared = 12;
const between = 5;

/** What a step writes of lane 0 but the clock's flag: a lane that starts in a snapshot starts its clock anew. */
const record = (lanes: VectorEnvironment): number[] => [
  ...rowOf(lanes.state, { lane: 0, count: 1 }),
  ...rowOf(lanes.observation, { lane: 0, count: 1 }),
  ...rowOf(lanes.applied, { lane: 0, count: 1 }),
  lanes.terminated[0] as number,
  lanes.invalid[0] as number,
];

/** The next steps under actions of `seed`, to the end of the episode if that comes first. */
const follow = (
  lanes: VectorEnvironment,
  { actions, seed }: { actions: Bench["actions"]; seed: number },
): number[][] => {
  const records: number[][] = [];
  for (let step = 0; step < compared && !hasEnded(lanes, 0); step++) {
    lanes.step(actions(1, { seed: seed + step }));
    if (lanes.truncated[0] === 0) records.push(record(lanes));
  }
  return records;
};

const agree = (first: number[][], again: number[][]): boolean =>
  first.every((numbers, index) => again[index] !== undefined && same(numbers, again[index] as number[]));

const snapshots: Check["check"] = async ({ create, actions }) => {
  const problems = new Map<string, Omit<Finding, "rule">>();
  const original = await create({ count: 1, seed: 3 });
  if (original.snapshot === undefined) return [];
  // Elsewhere in its own episode, so that nothing but the numbers can bring it to the same place.
  const other = await create({ count: 1, seed: 4 });
  const { width } = original.snapshot;
  const numbers = new Float64Array(width);
  const back = new Float64Array(width);
  original.reset([0]);
  other.reset([0]);
  for (let point = 0; point < 6; point++) {
    for (let step = 0; step < between * point && !hasEnded(original, 0); step++) {
      original.step(actions(1, { seed: 100 * point + step }));
    }
    if (hasEnded(original, 0)) original.reset([0]);
    original.snapshot.save(0, numbers);
    const seed = 1000 * (point + 1);
    const truth = follow(original, { actions, seed });
    const way = (name: "begin" | "load"): void => {
      other.step(actions(1, { seed: point }));
      other.reset(allLanes(1));
      const snapshot = other.snapshot as Snapshot;
      snapshot[name](0, numbers);
      snapshot.save(0, back);
      if (!same(numbers, back)) {
        problems.set(`${name} numbers`, {
          message: `snapshot.save after snapshot.${name} gives other numbers than were put in`,
          hint: "save and load copy the same variables, in the same order and unchanged.",
        });
      }
      if (!agree(truth, follow(other, { actions, seed }))) {
        problems.set(name, {
          message: `from the same snapshot (snapshot.${name}) and actions, other steps followed`,
          hint: "A snapshot holds everything that later steps depend on: hidden variables and a solver's warm start too.",
        });
      }
    };
    way("begin");
    way("load");
    if (hasEnded(original, 0)) original.reset([0]);
  }
  return [...problems.values()];
};

/** Steps of all lanes with resets of those that ended, as a training takes them. */
const train = (
  lanes: VectorEnvironment,
  { actions, seed, steps }: { actions: Bench["actions"]; seed: number; steps: number },
): number[][] =>
  allLanes(steps).map((step) => {
    lanes.step(actions(lanes.count, { seed: seed + step }));
    const record = everyRecord(lanes);
    const ended = allLanes(lanes.count).filter((lane) => hasEnded(lanes, lane));
    if (ended.length > 0) lanes.reset(ended);
    return [...record, ...everyRecord(lanes)];
  });

const resumptions: Check["check"] = async ({ create, actions }) => {
  const count = 3;
  const original = await create({ count, seed: 3 });
  if (original.resumption === undefined) return [];
  // A fresh batch, and one that has been elsewhere.
  const fresh = await create({ count, seed: 4 });
  const used = await create({ count, seed: 5 });
  original.reset(allLanes(count));
  used.reset(allLanes(count));
  train(used, { actions, seed: 1, steps: 7 });
  for (let point = 0; point < 4; point++) {
    train(original, { actions, seed: 100 * point, steps: 9 * point });
    const saved = structuredClone(original.resumption.save());
    const goOn = { actions, seed: 1000 * (point + 1), steps: 40 };
    const truth = train(original, goOn);
    for (const other of [fresh, used]) {
      other.resumption?.restore(saved);
      if (agree(truth, train(other, goOn))) continue;
      return [
        {
          message: "after resumption.restore other steps or episodes followed than in the batch that was saved",
          hint: "It holds what later steps and resets depend on: simulator, rows, hidden numbers, clocks, streams, flags.",
        },
      ];
    }
  }
  return [];
};

export const snapshotChecks: readonly Check[] = [
  { rule: "snapshot", check: snapshots },
  { rule: "resumption", check: resumptions },
];
