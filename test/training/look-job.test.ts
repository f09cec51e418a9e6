import { expect, test } from "vitest";
import type { MeasureValue } from "../../src/core/outcome.ts";
import type { LookJob } from "../../src/core/job.ts";
import { runLookJob } from "../../src/training/look-job.ts";
import type { LoadedEnvironment, VectorEnvironment } from "../../src/simulator/types.ts";
import { readMeasure } from "../../src/measure/measure.ts";
import { namesOf } from "../../src/measure/names.ts";
import type { Measure, Wanted } from "../../src/measure/types.ts";
import { loadTrack, survival } from "./track.ts";

/** The track, telling twice its place beside the state, and its place as a reward of its own. */
const telling = (): LoadedEnvironment => {
  const loaded = loadTrack("continuous");
  const { environment } = loaded;
  const create = async (options: Parameters<typeof environment.create>[0]): Promise<VectorEnvironment> => {
    const lanes = await environment.create(options);
    const nativeReward = new Float64Array(lanes.count);
    const hidden = { names: ["twice"], values: new Float64Array(lanes.count) };
    return {
      ...lanes,
      nativeReward,
      hidden,
      step(actions) {
        lanes.step(actions);
        nativeReward.set(lanes.state);
        hidden.values.set(lanes.state.map((value) => 2 * value));
      },
    };
  };
  return { ...loaded, environment: { ...environment, create } };
};

const job: LookJob = {
  kind: "look",
  environment: { name: "track", hash: "0", options: {} },
  policy: null,
  pool: { of: "evaluation", seed: 5, count: 3 },
  measures: [{ kind: "task", task: { name: "survive" } }],
  reward: { name: "its own", program: "native" },
  record: { episodes: [2, 0], also: ["hidden", "observations"] },
};

const look = async (changes: Partial<LookJob> = {}) => {
  const options = { loaded: telling(), measures: [survival], learner: null, sandbox: null };
  const outcome = await runLookJob({ job: { ...job, ...changes }, ...options });
  if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
  return outcome;
};

test("what is asked for is recorded, of the episodes asked for: hidden channels, observations, rewards", async () => {
  const { episodes, recording } = await look();
  expect(episodes).toHaveLength(3);
  expect(recording?.episodes.map(({ seed }) => seed)).toEqual([episodes[2]?.seed, episodes[0]?.seed]);
  for (const { states, hidden, observations, rewards, terms, poses, length, ...rest } of recording?.episodes ?? []) {
    const after = (states["point.x"] as number[]).slice(1);
    expect(hidden).toEqual({ twice: after.map((value) => 2 * value) });
    // A step in which the physics blew up is never rewarded.
    const rewarded = rest.ending === "invalid" ? after.slice(0, -1) : after;
    expect(rewards).toEqual(rewarded);
    expect(terms).toEqual({ native: rewarded });
    expect(Object.values(observations ?? {})[0]).toHaveLength(length + 1);
    expect(poses).toBeNull();
    const whole = episodes.find(({ seed }) => seed === rest.seed);
    expect([rest.return, rest.fitness]).toEqual([whole?.return, whole?.values[0]?.fitness]);
  }
});

test("what is recorded changes no episode, and what was not asked for is not there", async () => {
  const [asked, none] = [await look(), await look({ record: null })];
  expect(none).toEqual({ ...asked, recording: null });
  const plain = await look({ record: { also: [] } });
  expect(plain.recording?.episodes).toHaveLength(3);
  for (const episode of plain.recording?.episodes ?? []) {
    expect([episode.hidden, episode.observations]).toEqual([undefined, undefined]);
  }
});

test("expressions have values beside a task's, hidden channels included, and a condition the step that broke it", async () => {
  const loaded = telling();
  const names = namesOf(loaded.environment.spec, { hidden: ["twice"] });
  const read = (text: string, as: Wanted = "number"): Measure => {
    const { measure, problems } = readMeasure(text, { names, as });
    expect(problems).toEqual([]);
    return measure as Measure;
  };
  const measures = [
    survival,
    read("last(twice) / 2"),
    read("length > 0", "condition"),
    read("abs(twice) < 0.2", "constraint"),
  ];
  const outcome = await runLookJob({ job, loaded, measures, learner: null, sandbox: null });
  if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
  for (const { values, seed, ending, length } of outcome.episodes) {
    const [task, place, long, kept] = values;
    expect(task?.success).toEqual(expect.any(Boolean));
    expect(long).toEqual({ fitness: 1, success: true, slack: length });
    const states = outcome.recording?.episodes.find((episode) => episode.seed === seed)?.states["point.x"];
    if (states === undefined) continue;
    // Of one whose physics blew up nothing counts.
    expect(place).toEqual({ fitness: ending === "invalid" ? 0 : states.at(-1), success: null });
    const sizes = states.slice(1).map((x) => Math.abs(2 * x));
    const broken = sizes.findIndex((size) => !(size < 0.2));
    const { slack, ...rest } = kept as MeasureValue;
    expect(rest).toEqual(broken < 0 ? { fitness: 1, success: true } : { fitness: 0, success: false, at: broken + 1 });
    if (ending !== "invalid") expect(slack).toBeCloseTo((0.2 - Math.max(...sizes)) / 0.2, 9);
  }
});

test("a value that is not finite is said to be the measure's fault", async () => {
  const loaded = telling();
  const { measure } = readMeasure("log(0 * length)", { names: namesOf(loaded.environment.spec) });
  const looking = runLookJob({ job, loaded, measures: [measure as Measure], learner: null, sandbox: null });
  await expect(looking).rejects.toThrow(/The measure 'log\(0 \* length\)' gave -Infinity for an episode of/);
});

test("a number is told of pieces too, each an episode of its own, whose rows and channels are the whole's", async () => {
  const names = namesOf(telling().environment.spec, { hidden: ["twice"] });
  const of = (text: string): Measure => {
    const read = readMeasure(text, { names });
    if (read.kind !== "read") throw new Error(JSON.stringify(read.problems));
    return read.measure;
  };
  const texts = ["length", "sum(point.x)", "sum(twice)", "return", "last(point.x)"];
  const outcome = await runLookJob({
    job: {
      ...job,
      record: null,
      measures: texts.map((expression) => ({ kind: "expression", expression, as: "number", pieces: 4 })),
    },
    loaded: telling(),
    measures: texts.map(of),
    learner: null,
    sandbox: null,
  });
  if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
  for (const { values, length, ending } of outcome.episodes.filter((each) => each.ending !== "invalid")) {
    const pieces = values.map((value) => value.pieces ?? []);
    expect(pieces[0]?.map(({ from, to }) => [from, to]).flat()).toEqual(
      pieces[0]?.flatMap((_, place, all) => [
        Math.round((place * length) / all.length),
        Math.round(((place + 1) * length) / all.length),
      ]),
    );
    const total = (place: number) => (pieces[place] ?? []).reduce((sum, { value }) => sum + value, 0);
    for (const additive of [0, 2, 3]) expect(total(additive), ending).toBeCloseTo(values[additive]?.fitness ?? 0, 9);
    expect(pieces[4]?.at(-1)?.value).toBe(values[4]?.fitness);
  }
});

test("a task is told of pieces too: as the task judges each as an episode of its own", async () => {
  const { episodes } = await look({ measures: [{ kind: "task", task: { name: "survive" }, pieces: 4 }] });
  for (const { values, length } of episodes) {
    const [value] = values;
    expect(value?.pieces).toHaveLength(Math.min(4, length));
    expect(value?.pieces?.[0]?.from).toBe(0);
    expect(value?.pieces?.at(-1)?.to).toBe(length);
    for (const piece of value?.pieces ?? []) expect(piece.success).toEqual(expect.any(Boolean));
  }
});
