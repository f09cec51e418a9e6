import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { resolveConfig } from "../../../src/app/config.ts";
import { openDraft } from "../../../src/app/from-words/draft.ts";
import { measureWords, type MeasuredWords } from "../../../src/app/from-words/from-words.ts";
import { drivenBy, trialLanes } from "../../../src/app/from-words/trial-lanes.ts";
import type { Contact } from "../../../src/app/model.ts";
import { openProblem, type Problem } from "../../../src/app/problem.ts";
import type { Person } from "../../../src/app/session/types.ts";
import { partsOf } from "../../../src/app/wiring.ts";
import { heededOf } from "../../../src/app/words.ts";
import type { RewardsmithError } from "../../../src/core/errors.ts";
import type { Looker } from "../../../src/core/interfaces.ts";
import type { LookJob } from "../../../src/core/job.ts";
import type { LookOutcome } from "../../../src/core/outcome.ts";
import type { SecondMeasure } from "../../../src/core/measured-words.ts";
import { pairText } from "../../../src/core/words-text.ts";
import { requireMeasure } from "../../../src/measure/measure.ts";
import { measureNames } from "../../../src/simulator/measure-names.ts";
import { runLookJob } from "../../../src/training/look-job.ts";
import { emptyFolder } from "../../cli/command.ts";
import { createArs } from "../../../src/training/ars/ars.ts";

let problem: Problem;
beforeAll(async () => {
  problem = await openProblem({ env: "cartpole", measure: "0" });
});

const played = new Map<string, Promise<LookOutcome>>();

const play = async (job: LookJob): Promise<LookOutcome> => {
  const { loaded } = problem;
  const measures = job.measures.map(async (asked) => {
    if (asked.kind === "task") throw new Error("no task is tried");
    const names = await measureNames(loaded, { options: {}, texts: [asked.expression] });
    return requireMeasure(asked.expression, { names, as: asked.as, source: "measure" });
  });
  const found = await Promise.all(measures);
  const scripted = job.scripted && { scripted: drivenBy(trialLanes(loaded, job.pool.seed), loaded) };
  return runLookJob({ job, loaded, measures: found, learner: job.policy && createArs(), sandbox: null, ...scripted });
};

/** What an evaluation child does, in this process, each job once. */
const looker: Looker = {
  look: (job) => {
    const key = JSON.stringify(job);
    const outcome = played.get(key) ?? play(job);
    played.set(key, outcome);
    return outcome;
  },
};

const words = "let the pole lean to the left";
type Written = Partial<Record<"fitness" | "success" | "constraints" | "not_covered", unknown>>;
const lean: Written = {
  fitness: "time(pole.angle < 0)",
  success: "time(pole.angle < 0) > 1",
  not_covered: ["how far"],
};
const alike: Written = { fitness: "sum(pole.angle < -0.001)", success: "sum(pole.angle < -0.001) > 50" };
const opposite: Written = { fitness: "-time(pole.angle < 0)" };

const killed = new Error("killed");

/** A person who gives these answers in turn, and what they were told and asked; killed in place of the answer `dies`. */
const personOf = (answers: readonly string[], { dies }: { dies?: number } = {}) => {
  const told: string[] = [];
  const left = [...answers];
  const next = (): string => {
    if (answers.length - left.length === dies) throw killed;
    return left.shift() ?? "nothing left to say";
  };
  const person: Person = {
    tell: (text) => void told.push(text),
    enter: () => () => void told.push("left"),
    choose: async ({ options }) => {
      const chosen = next();
      expect(options.map(({ value }) => value)).toContain(chosen);
      return chosen;
    },
    write: async ({ problem: against }) => {
      for (;;) {
        const text = next();
        const wrong = text === "" ? null : against(text);
        if (wrong === null) return text;
        told.push(wrong);
      }
    },
    show: async () => false,
    edit: async () => "",
  };
  return { person, told };
};

/** Measures the words over recorded answers, `answers[sample][repair]`. */
const measure = async (
  answers: readonly (readonly (Written | string)[])[],
  {
    person = null,
    runs = "none",
    drafts = emptyFolder(),
  }: { person?: Person | null; runs?: string; drafts?: string } = {},
) => {
  const replay = mkdtempSync(join(tmpdir(), "rewardsmith-measure-"));
  for (const [sample, repairs] of answers.entries())
    for (const [repair, answer] of repairs.entries()) {
      const text = typeof answer === "string" ? answer : `\`\`\`json\n${JSON.stringify(answer)}\n\`\`\``;
      const completion = { kind: "text", text, inputTokens: 1, outputTokens: 1, usd: 0, cached: false };
      const file = join(replay, `measure-g0-s${sample}-r${repair}.json`);
      writeFileSync(file, JSON.stringify({ model: "m", key: "k", completion }));
    }
  const contact: Contact = { connection: null, answers: [], notices: [] };
  const notices: string[] = [];
  const flags = { env: "cartpole", designer: "language-model", description: words, model: "m", replay, runs };
  const config = resolveConfig({ flags: { ...flags, constraint: ["abs(cart.position) < 2"] }, variables: {} });
  const draft = await openDraft({ ...config, runs: drafts });
  const onNotice = (message: string) => void notices.push(message);
  const outcome = await measureWords({
    config,
    problem,
    contact,
    ledger: draft.ledger,
    looker,
    person: person && draft.kept(person),
    onNotice,
  }).then(
    (measured): { measured: MeasuredWords; refused: null } => ({ measured, refused: null }),
    (refused: RewardsmithError) => ({ measured: null, refused }),
  );
  const asked = contact.answers.map(({ request }) => request);
  return { ...outcome, asked, notices: notices.join("\n") };
};

const isSecond = (second: unknown): SecondMeasure => second as SecondMeasure;

test("two answers that order the trial episodes alike: the first is taken, with its figures, and its constraints join the person's", async () => {
  const first = { ...lean, constraints: ["abs(pole.rate) < 3"] };
  const { measured, asked, notices } = await measure([[first], [alike]]);
  expect(measured).toMatchObject({
    measure: "time(pole.angle < 0)",
    success: "time(pole.angle < 0) > 1",
    constraint: ["abs(cart.position) < 2", "abs(pole.rate) < 3"],
    fromWords: { by: "m", confirmed: "yes", uncovered: ["how far"] },
  });
  const { second, tried } = (measured as MeasuredWords).fromWords;
  expect(isSecond(second).agreement).toBeGreaterThan(0.9);
  expect(isSecond(second).expressions).toEqual({ fitness: alike.fitness, success: alike.success });
  // Figures are of what was played: what holds the pole up leans longer than what lets it fall.
  const of = (name: string) => tried.find((group) => group.name === name);
  expect(of("a random policy")).toMatchObject({ episodes: 4, success: 0 });
  expect(of("shown for 'balance'")?.fitness).toBeGreaterThan(of("a random policy")?.fitness as number);
  expect(notices).toMatch(/fitness: time during which angle from the vertical of the pole is below 0 rad, seconds/);
  expect(notices).toMatch(/constraint: at every step .* \(kept in \d+ of \d+ trial episodes\)/);
  expect(notices).toMatch(/not covered: how far/);
  expect(notices).toMatch(/ {2}a random policy \(4 episodes, success 0 %\)/);
  expect(notices).toMatch(/orders the trial episodes alike \(Kendall's tau [01]/);
  expect(asked.map(({ label }) => [label.role, label.sample, label.repair])).toEqual([
    ["measure", 0, 0],
    ["measure", 1, 0],
  ]);
  expect(asked[0]?.messages).toEqual(asked[1]?.messages);
});

test("what earlier runs of the environment have learnt is tried too, by both measures", async () => {
  const runs = join(import.meta.dirname, "../../fixtures/run-folders/0.1.0");
  const answers = [[{ fitness: "duration" }], [{ fitness: "time(pole.angle < 0)" }]];
  const alone = await measure(answers);
  const { measured, notices } = await measure(answers, { runs });
  const earlier = (measured?.fromWords.tried ?? []).filter(({ name }) => name.includes("20261129-034536_cartpole"));
  expect(earlier.map(({ name, episodes }) => [name.replace(/ in .*/, ""), episodes]).toSorted()).toEqual([
    ["what was ranked first", 2],
    ["what was ranked last", 2],
  ]);
  // Each figure is of its own policy, played anew.
  expect(new Set(earlier.map(({ fitness }) => fitness)).size).toBe(2);
  expect(notices).toMatch(/what was ranked first in 20261129-034536_cartpole-balance_880dc9 \(2 episodes\)/);
  expect(isSecond(measured?.fromWords.second).agreement).not.toBe(isSecond(alone.measured?.fromWords.second).agreement);
});

test("two answers that order them otherwise are set side by side, with kinds of episodes on which they differ", async () => {
  const { measured, notices } = await measure([[lean], [opposite]]);
  const second = isSecond(measured?.fromWords.second);
  expect(second.agreement).toBe(-1);
  expect(second.success).toBeNull();
  expect(second.disagreements.length).toBeGreaterThan(0);
  const of = (name: string) => measured?.fromWords.tried.find((group) => group.name === name)?.fitness as number;
  for (const { first, second: other } of second.disagreements) expect(of(first)).toBeGreaterThan(of(other));
  expect(notices).toMatch(/ORDERS THE TRIAL EPISODES OTHERWISE \(Kendall's tau -1\)/);
  expect(notices).toContain("-time(pole.angle < 0)");
  expect(notices).toContain(`it puts "${second.disagreements[0]?.second}" above "${second.disagreements[0]?.first}"`);
});

test("what is wrong with an answer goes back to the model with place and hint, and the mended one counts", async () => {
  const wrong = { ...lean, fitness: "time(pole.angel < 0)", success: "pole.angle + pole.rate > 0" };
  const { measured, asked } = await measure([[wrong, lean], [alike]]);
  expect(measured?.measure).toBe("time(pole.angle < 0)");
  expect(asked).toHaveLength(3);
  const [, answer, problems] = asked[1]?.messages ?? [];
  expect(answer).toMatchObject({ role: "assistant", content: expect.stringContaining("pole.angel") as string });
  expect(problems?.content).toMatch(
    /fitness: there is no 'pole\.angel' \(column 6\)[^]*\^{10}[^]*Did you mean pole\.angle\?/,
  );
  expect(problems?.content).toMatch(/success: 'pole\.angle' \(rad\) and 'pole\.rate' \(rad\/s\) are added/);
});

test("what has no finite value for a trial episode goes back as well", async () => {
  const endless = { fitness: "log((cart.position - cart.position) / 1)" };
  const { measured, asked } = await measure([[endless, lean], [alike]]);
  expect(measured?.measure).toBe(lean.fitness);
  expect(asked[1]?.messages.at(-1)?.content).toMatch(/gave -Infinity for an episode of \d+ steps/);
});

test("a second answer that cannot be used is said, and the first stands alone; a first one is replaced by it", async () => {
  const never = ["Hm.", "Well.", "No."];
  const alone = await measure([[lean], never]);
  expect(alone.measured?.measure).toBe(lean.fitness);
  expect(alone.notices).toMatch(/NO SECOND measure.*no second answer could be read: It is no object/);
  const replaced = await measure([[{ fitness: null, not_covered: ["there is no left"] }], [alike]]);
  expect(replaced.measured?.measure).toBe(alike.fitness);
  expect(replaced.notices).toMatch(/says that nothing measures these words: there is no left/);
});

test.each([
  {
    name: "nothing of the state measures them",
    answers: [[{ fitness: null, not_covered: ["colours are not seen"] }], [{ fitness: null }]],
    code: "no-measure",
    said: /nothing of this world's state measures them.*colours are not seen/,
  },
  {
    name: "no answer can be read",
    answers: [
      ["Hm.", { fitness: 3 }, { fitness: "jump()" }],
      ["", "", ""],
    ],
    code: "measure-unclear",
    said: /wrote no measure of them that can be read.*there is no function 'jump'/,
  },
])("words without a measure end with what can be done: $name", async ({ answers, code, said }) => {
  const { refused } = await measure(answers);
  expect(refused).toMatchObject({ code, exitCode: 2 });
  expect(refused?.message).toMatch(said);
  expect(refused?.action).toMatch(/--measure EXPR/);
});

test("who reads the words is told of a measure that was given, and not of one that was written from them", async () => {
  const given = { measure: "time(pole.angle < -0.0437)", success: "truncated" };
  const spoken = await openProblem({ env: "cartpole", ...given, description: words });
  const config = resolveConfig({ flags: { env: "cartpole", description: words, ...given }, variables: {} });
  expect(partsOf(config, spoken).description.measured).toMatch(/-0\.0437 rad/);
  const { measured } = await measure([[lean], [alike]]);
  const written = { ...config, fromWords: (measured as MeasuredWords).fromWords };
  expect(partsOf(written, spoken).description).toEqual({ name: "measure", description: words });
  const said = heededOf(written, spoken);
  expect(said.measured).toMatchObject({
    expressions: { fitness: given.measure },
    fromWords: { uncovered: ["how far"] },
  });
  expect(pairText(said)).toMatch(
    /measured by words: written from them by 'm', confirmed by --yes; not covered: how far; a second/,
  );
});

test("where every kind of episode is worth the same, that is said", async () => {
  const { notices } = await measure([[{ fitness: "time(pole.angle > 3)" }], [lean]]);
  expect(notices).toMatch(/EVERY KIND OF TRIAL EPISODE IS WORTH THE SAME/);
});

test("a person is shown it and agrees, takes the other, changes it until it can be read, or ends it", async () => {
  const agreed = personOf(["yes"]);
  const plain = await measure([[lean], [opposite]], agreed);
  expect(plain.measured).toMatchObject({ measure: lean.fitness, fromWords: { confirmed: "person" } });
  expect(plain.measured?.fromWords.edited).toBeUndefined();
  expect(agreed.told[0]).toMatch(/what it comes to on \d+ trial episodes/);
  expect(agreed.told.at(-1)).toBe("left");

  const other = await measure([[lean], [opposite]], personOf(["other", "yes"]));
  expect(other.measured?.measure).toBe(opposite.fitness);
  expect(isSecond(other.measured?.fromWords.second).expressions.fitness).toBe(lean.fitness);

  const edits = personOf([
    "edit",
    "pole.angle +",
    "min(-pole.angle)",
    "none",
    "pole.angle < 1; cart.velocity < 2",
    "yes",
  ]);
  const edited = await measure([[{ ...lean, constraints: ["abs(pole.rate) < 3"] }], [alike]], edits);
  expect(edited.measured).toMatchObject({
    measure: "min(-pole.angle)",
    constraint: ["abs(cart.position) < 2", "pole.angle < 1", "cart.velocity < 2"],
    fromWords: { edited: true },
  });
  expect(edited.measured).not.toHaveProperty("success");
  expect(edits.told.join("\n")).toMatch(/column 13/);
  expect(edits.told.join("\n")).toMatch(/fitness: lowest \(minus angle from the vertical of the pole\)/);

  const { refused } = await measure([[lean], [alike]], personOf(["no"]));
  expect(refused).toMatchObject({ code: "measure-refused", exitCode: 2 });
});

const edits = ["edit", "min(-pole.angle)", "none", "pole.angle < 1; cart.velocity < 2", "edit", "", "", "none", "yes"];

test("killed at a question, whoever asks again is asked the rest, to the same measure", async () => {
  const golden = await measure([[lean], [opposite]], personOf(edits));
  expect(golden.measured).toMatchObject({ measure: "min(-pole.angle)", constraint: ["abs(cart.position) < 2"] });
  // At the choice after a first word, within a change, and at the last word.
  for (const dies of [1, 3, 8]) {
    const drafts = emptyFolder();
    const first = await measure([[lean], [opposite]], { drafts, ...personOf(edits, { dies }) });
    expect(first.refused).toBe(killed);
    // And once more, before anything new was said.
    await measure([[lean], [opposite]], { drafts, ...personOf(edits.slice(dies), { dies: 0 }) });
    const rest = personOf(edits.slice(dies));
    const second = await measure([[lean], [opposite]], { drafts, ...rest });
    expect(second.measured).toEqual(golden.measured);
    expect(rest.told.filter((text) => text.includes("Said before: "))).toHaveLength(dies);
  }
});

test("what was said to a question that is another by now is asked anew, and a file that somebody touched says nothing", async () => {
  const drafts = emptyFolder();
  await measure([[lean], [opposite]], { drafts, ...personOf(["other", "edit", "-pole.angle"], { dies: 2 }) });
  // There is no other measure to take now.
  const { measured } = await measure([[lean], ["Hm.", "Hm.", "Hm."]], { drafts, ...personOf(["yes"]) });
  expect(measured?.measure).toBe(lean.fitness);
  for (const text of ["{", "[]", "null", "{}"]) {
    const [name = ""] = readdirSync(join(drafts, ".unconfirmed"));
    writeFileSync(join(drafts, ".unconfirmed", name, "said.json"), text);
    expect((await measure([[lean], [alike]], { drafts, ...personOf(["yes"]) })).measured?.measure).toBe(lean.fitness);
  }
});

test("a draft that is done with leaves nothing behind but what was there before", async () => {
  const config = resolveConfig({ flags: { env: "cartpole", description: words }, variables: {} });
  for (const runs of [join(emptyFolder(), "runs"), emptyFolder()]) {
    const isNew = !existsSync(runs);
    const draft = await openDraft({ ...config, runs });
    const { person } = personOf(["yes"]);
    await draft.kept(person).choose({ message: "?", options: [{ value: "yes", label: "yes" }] });
    const other = await openDraft({ ...config, runs, description: "another" });
    await other.ledger.write("key", { state: "failed", request: {} as never, message: "" });
    expect(readdirSync(join(runs, ".unconfirmed"))).toHaveLength(2);
    await draft.drop();
    expect(readdirSync(join(runs, ".unconfirmed"))).toHaveLength(1);
    await (isNew ? other : draft).drop();
    await other.drop();
    expect(existsSync(runs) ? readdirSync(runs) : []).toEqual([]);
  }
});
