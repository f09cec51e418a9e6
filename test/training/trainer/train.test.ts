import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TrainerCrash } from "../../../src/training/trainer/types.ts";
import { answerOf, toldEpisode, toldResult, trackFile, trackJob, writing } from "./world.ts";

const failureOf = async (script: string, options: Parameters<typeof answerOf>[1] = {}) => {
  const { outcome } = await answerOf(script, options);
  return outcome.kind === "failed" ? outcome.failure : { reason: outcome.kind, message: "" };
};

test("from the states of what a trainer tells, terms, fitness, success and fields are ours; its curve is kept", async () => {
  const { outcome, out } = await answerOf(writing(toldResult));
  expect(outcome).toMatchObject({
    kind: "trained",
    result: {
      seed: 7,
      environmentSteps: 100,
      fitness: 0.1,
      success: 1,
      curve: [{ steps: 100, fitness: null, terms: { alive: 1 } }],
      episodes: [{ length: 3, ending: "truncated", features: { "point.x": { first: 0, last: 0.3 } } }, {}],
      terms: { alive: { mean: 1 }, centre: { min: expect.closeTo(-0.09) as number } },
      policy: { learner: "trainer", file: null },
    },
  });
  expect(JSON.parse(readFileSync(join(out, "job.json"), "utf8"))).toMatchObject({
    format: "rewardsmith/job",
    version: 1,
    reward: expect.stringMatching(/reward\.py$/) as string,
    steps: 100,
    seed: 7,
    episodes: 2,
    state: ["point.x"],
    action: ["push"],
    sources: { "point.x": "observation[0]", "action.push": "action.push" },
    dt: 0.5,
    max_steps: 30,
    deadline_seconds: 60,
  });
});

test("the random policy is asked for with no reward and no steps, and is paid nothing", async () => {
  const episodes = toldResult.episodes.map((episode) => ({ ...episode, return: null }));
  const { outcome, out } = await answerOf(writing({ ...toldResult, steps: 0, episodes, curve: [] }), {
    job: trackJob({ reward: null }),
  });
  expect(outcome).toMatchObject({ kind: "trained", result: { fitness: 0.1, episodes: [{ return: 0 }, {}] } });
  expect(JSON.parse(readFileSync(join(out, "job.json"), "utf8"))).toMatchObject({ reward: null, steps: 0 });
});

test("under the world's own reward the returns are the trainer's word", async () => {
  const { outcome, out } = await answerOf(writing({ ...toldResult, curve: [] }), {
    job: trackJob({ reward: "native" }),
  });
  expect(outcome).toMatchObject({ kind: "trained", result: { episodes: [{ return: toldEpisode.return }, {}] } });
  expect(JSON.parse(readFileSync(join(out, "job.json"), "utf8"))).toMatchObject({ reward: "native" });
});

test("without states, fitness and success are the trainer's word and nothing is said of terms and fields", async () => {
  const bare = { length: 3, ending: "terminated", return: 4, fitness: 0.7, success: true };
  const { outcome } = await answerOf(writing({ ...toldResult, episodes: [bare, bare] }));
  expect(outcome).toMatchObject({
    kind: "trained",
    result: { fitness: 0.7, success: 1, terms: {}, stored: [], episodes: [{ return: 4, features: {} }, {}] },
  });
});

test("where the world file says no fitness it is the trainer's, states or not", async () => {
  const world = trackFile.replaceAll(/^(fitness|success):.*\n/gm, "");
  const told = toldResult.episodes.map((episode) => ({ ...episode, fitness: 3 }));
  const { outcome } = await answerOf(writing({ ...toldResult, episodes: told }), { world });
  expect(outcome).toMatchObject({ kind: "trained", result: { fitness: 3, terms: { alive: {} } } });
  expect((await failureOf(writing(toldResult), { world })).message).toMatch(
    /episodes\[0\]\.fitness is missing: .*write one there/,
  );
});

const [first, ...others] = toldResult.episodes;
const withFirst = (change: object) => ({ ...toldResult, episodes: [{ ...first, ...change }, ...others] });
const { seed: _, ...unseeded } = toldResult;
const bare = { length: 3, ending: "truncated", return: 1 };

/** What a trainer may get wrong, and what is said of it. */
const wrong: Record<string, [script: string, says: RegExp]> = {
  "that lies of its return": [
    writing(withFirst({ return: 40 })),
    /the evaluation did not pay this reward: .*episode 0 .*returned 40.*pays 1\.36/,
  ],
  "that pays by another time step": [
    writing(withFirst({ return: toldEpisode.return * 0.5 })),
    /did not pay this reward/,
  ],
  "that returns NaN": [
    writing(JSON.stringify(toldResult).replace(String(toldEpisode.return), "NaN")),
    /episodes\[0\]\.return is null/,
  ],
  "that returns nothing, without states": [
    writing({ ...toldResult, episodes: [bare, bare].map((one) => ({ ...one, fitness: 1, return: null })) }),
    /episodes\[0\]\.return is null, and the job has a reward/,
  ],
  "with a state that is not finite": [
    writing(JSON.stringify(toldResult).replace("0.3]", "-Infinity]")),
    /episodes\[0\]\.states\.point\.x\[3\] is null: a finite number/,
  ],
  "of another seed": [writing({ ...toldResult, seed: 8 }), /seed is 8, and the job's is 7: not comparable/],
  "that takes fewer steps": [writing({ ...toldResult, steps: 89 }), /steps is 89, less than 90 % of the job's 100/],
  "with states of the wrong length": [
    writing(withFirst({ states: { "point.x": [0, 0.1, 0.2] } })),
    /episodes\[0\]\.states\.point\.x has 3 rows, and 4 are expected/,
  ],
  "with actions of the wrong length": [
    writing(withFirst({ actions: { push: [0.1] } })),
    /episodes\[0\]\.actions\.push has 1 rows, and 3 are expected/,
  ],
  "with a vector where a number is expected": [
    writing(withFirst({ states: { "point.x": [0, [1, 2], 0.2, 0.3] } })),
    /states\.point\.x\[1\] is \[1,2\]: 1 number/,
  ],
  "with states of another name": [
    writing(withFirst({ states: { "point.y": [0, 0, 0, 0] } })),
    /point\.y is no field of the world file, which has point\.x/,
  ],
  "with states and no actions": [writing(withFirst({ actions: undefined })), /episodes\[0\]\.actions is missing/],
  "without states and fitness": [writing({ ...toldResult, episodes: [bare, bare] }), /episodes\[0\] has no states/],
  "with states in some episodes": [
    writing({ ...toldResult, episodes: [toldEpisode, { ...bare, fitness: 1 }] }),
    /episodes\[1\]\.states is missing/,
  ],
  "with an episode too few": [
    writing({ ...toldResult, episodes: [first] }),
    /episodes holds 1, and the job asks for 2/,
  ],
  "with an episode beyond the limit": [
    writing({
      ...toldResult,
      episodes: [
        { ...toldEpisode, length: 31, states: { "point.x": Array(32).fill(0) }, actions: { push: Array(31).fill(0) } },
        toldEpisode,
      ],
    }),
    /episodes\[0\]\.length is 31, more than the 30 steps/,
  ],
  "with an episode beyond the limit and no states": [
    writing({ ...toldResult, episodes: [bare, bare].map((episode) => ({ ...episode, length: 31, fitness: 1 })) }),
    /episodes\[0\]\.length is 31, more than the 30 steps/,
  ],
  "with an ending that is none": [writing(withFirst({ ending: "done" })), /episodes\[0\]\.ending is "done"/],
  "with a field that is none": [writing({ ...toldResult, fittness: 1 }), /fittness is no field of this format/],
  "without a seed": [writing(unseeded), /seed is missing/],
  "of another version": [writing({ ...toldResult, version: 2 }), /version is 2/],
  "with a curve of other terms": [
    writing({ ...toldResult, curve: [{ ...toldResult.curve[0], terms: { speed: 1 } }] }),
    /'speed' is no term of the job's reward, which has centre, alive/,
  ],
  "with half a result": [writing(JSON.stringify(toldResult).slice(0, 80)), /result\.json: is no JSON/],
  "that writes nothing": ["exit 0", /ended without a result\.json in its OUT_DIR/],
  "that writes 100 MB": ['truncate -s 100000000 "$2/result.json"', /has 100000000 bytes, more than the 67108864/],
};

test.each(Object.entries(wrong))(
  "a trainer %s is told so, with the place and the value",
  async (_name, [script, says]) => {
    const failure = await failureOf(script);
    expect(failure).toMatchObject({ reason: "protocol", message: expect.stringMatching(says) as string });
  },
);

const failed = (failure: object) =>
  writing({ format: "rewardsmith/training", version: 1, status: "failed", seed: 7, failure }, "exit 1");

test("what a trainer calls the reward's fault is the candidate's, with its term and step", async () => {
  const failure = { reason: "not-finite", message: "Term 'centre' is nan", term: "centre", step: 4 };
  expect(await failureOf(failed(failure))).toEqual(failure);
  expect(await failureOf(failed({ reason: "threw", message: "no" }))).toEqual({ reason: "threw", message: "no" });
});

test("what it calls the world's fault is nobody's who writes rewards", async () => {
  await expect(answerOf(failed({ reason: "environment", message: "the robot fell off" }))).rejects.toMatchObject({
    code: "environment/failed",
    message: expect.stringContaining("the robot fell off") as string,
  });
});

test("one that dies without a result, or with half of one, is tried again: its last words go with it", async () => {
  const script = "for i in $(seq 1 30); do echo word $i >&2; done; exit 3";
  const thrown: unknown = await answerOf(script).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(TrainerCrash);
  const { message } = thrown as Error;
  expect(message).toMatch(/ended with exit code 3; its last words:\nword 11\n/);
  expect(message.endsWith("word 30")).toBe(true);
  await expect(answerOf(writing('{"format": "rew', "exit 1"))).rejects.toBeInstanceOf(TrainerCrash);
  await expect(answerOf("kill -9 $$")).rejects.toThrow(/exit code 137|SIGKILL/);
});

test("one that ends badly after a whole result is not taken at its word", async () => {
  await expect(answerOf(writing(toldResult, "echo torn down >&2; exit 3"))).rejects.toThrow(
    /ended with exit code 3, though result\.json says that it trained; its last words:\ntorn down$/,
  );
});

test("a trainer and its children are known by their job", async () => {
  const { folder, out } = await answerOf(writing(toldResult, 'sh -c "env > variables"'));
  expect(readFileSync(join(folder, "variables"), "utf8")).toContain(`REWARDSMITH_JOB=${join(out, "job.json")}\n`);
});

test("what an ended process left is no answer, and what it prints is not kept", async () => {
  const flood = "yes nothing to see here | head -c 2000000; yes so it is | head -c 2000000 >&2;";
  const steps: number[] = [];
  const script = `${flood} echo; echo '{"rewardsmith/progress": 50}'; ${writing(toldResult)}`;
  const { outcome } = await answerOf(script, { onSteps: (reached) => steps.push(reached) });
  expect(outcome.kind).toBe("trained");
  expect(steps).toEqual([50]);
});

test("what a trainer leaves running does not keep its answer waiting", async () => {
  const { outcome } = await answerOf(writing(toldResult, "sleep 2 &"));
  expect(outcome.kind).toBe("trained");
});
