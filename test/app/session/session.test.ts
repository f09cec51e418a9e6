import { describe, expect, test } from "vitest";
import { takeInterventions } from "../../../src/app/inbox.ts";
import { actions } from "../../../src/app/session/actions.ts";
import { withPerson } from "../../../src/app/session/converse.ts";
import { createStopwatch } from "../../../src/app/session/stopwatch.ts";
import type { Person } from "../../../src/app/session/types.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import { fakeDependencies } from "../../evolution/fakes.ts";
import {
  everything,
  executor,
  expectNothingLost,
  inboxOf,
  newRun,
  plan,
  problem,
  program,
  saidThen,
  scripted,
  search,
  type Script,
} from "./scripted.ts";

test("what is said in these sessions is everything that can be said", () => {
  const said = new Set(everything.flat());
  // Ends as `accept` does, without a question of its own.
  expect(Object.keys(actions).filter((name) => !said.has(name))).toEqual(["finish"]);
});

test("everything that a person says is kept, told what becomes of it, and acts", async () => {
  const store = await newRun();
  const run = await search(store, everything);
  expect(run.texts).toEqual(saidThen);
  expect(run.told[0]).toMatch(
    /^Generation 1:\n {2}g1-c1 {2}fitness 0\.9, success \d+ % .*\n {2}g1-c2 {2}fitness 0\.8,/,
  );
  expect(run.told[0]).toContain("Ahead so far: g1-c1.");
  expect(run.opened).toEqual(["/page/of/g1-c2.html", "/page/of/g1-c1.html"]);
  expect(run.told).toContain("Open /page/of/g1-c1.html");
  expect(run.told).toContain("too slow: changes nothing: the built-in designer reads no words");
  // What cannot stand beside what was said before is told at once.
  expect(run.told).toContain(
    "ranked, best first: g1-c2 = g1-c1: it contradicts what you said before, g1-c1 > g1-c2: both count",
  );
  expect(run.told.filter((text) => text.includes("contradicts"))).toHaveLength(1);
  expect(run.told.filter((text) => text.startsWith("This was the last generation that was planned"))).toHaveLength(1);
  expect(run.proposed.map(({ id, origin }) => `${id} ${origin.operator}`)).toEqual([
    "g1-c1 sample",
    "g1-c2 sample",
    "g2-c1 by hand",
    "g2-c2 by hand",
    "g2-c3 by hand",
    "g3-c1 sample",
    "g3-c2 sample",
  ]);
  expect(run.proposed[2]?.text).toContain("upright: 1 ");
  expect(run.proposed[3]?.text).toContain("Math.abs(next.pole.rate)");
  expect(run.proposed[4]?.text).toContain("// mine");
  expect(run.briefs.map(({ generation, parents }) => [generation, parents[0]?.candidate.id])).toEqual([
    [1, undefined],
    [3, "g1-c1"],
  ]);
  expect(run.summary).toMatchObject({ generations: 3, status: "completed", best: { candidate: "g2-c1" } });
  await store.close();
});

const playWhole = async () => {
  const golden = await newRun();
  const whole = await search(golden, everything);
  await golden.close();
  return whole;
};
/** The session that nobody killed: played in the first test that asks for it. */
let played: ReturnType<typeof playWhole> | undefined;

test.each([2, 9, 36])(
  "killed at question %i nothing that was said is lost, and the resumed result is equal",
  async (dies) => expectNothingLost(dies, await (played ??= playWhole())),
);

describe("what a person types is refused where it means nothing, and asked again", () => {
  const wrong: [Script[number], string][] = [
    [["mark", "g1-c1", "good", "soon drifts"], "begin with the seconds"],
    [["mark", "g1-c1", "good", "99-100 drifts"], "ends after 10 s"],
    [["rank", "g1-c1 > g9-c9"], "'g9-c9' is none of"],
    [["rank", "g1-c1"], "name two"],
    [["weight", "g1-c1", "upright", "much"], "no number"],
    [["budget", "0.5"], "whole number"],
    [["budget", "0 steps"], "whole number"],
    [["term", "g1-c1", "calm"], "name, weight and expression"],
  ];
  test.each(wrong)("%j: %s", async (answers, problemText) => {
    const store = await newRun();
    const problems: string[] = [];
    const script: Script = [[...answers, "finish"]];
    const base = scripted(script, { done: 0 });
    const person: Person = {
      ...base.person,
      // As a face does: what is wrong is said, and the person may say nothing after all.
      write: async (question) => {
        const answer = await base.person.choose({ message: "", options: [{ value: answers.at(-1) ?? "", label: "" }] });
        problems.push(question.problem(answer) ?? "");
        return "";
      },
    };
    const between = withPerson(takeInterventions(store, { isRead: true, problem }), {
      person,
      store,
      problem,
      isRead: true,
      plan,
      thinking: createStopwatch(),
      watch: async () => "",
    });
    const designer = {
      name: "canned",
      propose: async () => [{ text: program(1), origin: { operator: "sample", parents: [], note: "" } }],
    };
    await runSearch(
      { ...plan, samples: 1 },
      fakeDependencies({ store, between, executor, critic: problem.critic, designer }),
    );
    expect(problems).toEqual([expect.stringContaining(problemText)]);
    expect(inboxOf(store.folder)).toBe(1);
    await store.close();
  });
});

test("an edited program that the critic refuses is shown with its lines and enters nothing; the draft stays", async () => {
  const store = await newRun();
  const run = await search(store, [
    ["edit", "g1-c1", "\nconst x = process.env;\n", "drop", "weight", "g1-c1", "upright", "2", "finish"],
  ]);
  expect(run.texts).toEqual(["end the search"]);
  expect(run.told.join("\n")).toMatch(/The critic:\n {2}\d+:\d+ error /);
  expect(await store.read("session/1-g1-c1.ts")).toContain("process.env");
  await store.close();
});

test("thinking is not counted as the machine's time", () => {
  let now = 10;
  const stopwatch = createStopwatch(() => now);
  const stop = stopwatch.start();
  now = 12;
  expect(stopwatch.seconds()).toBe(2);
  stop();
  now = 20;
  expect(stopwatch.seconds()).toBe(2);
  stopwatch.start();
  now = 21;
  expect(stopwatch.seconds()).toBe(3);
});
