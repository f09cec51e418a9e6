import { expect, test } from "vitest";
import { takeInterventions } from "../../src/app/inbox.ts";
import { interventionText, type Intervention } from "../../src/core/intervention.ts";
import { createCheckNotes } from "../../src/app/note-check.ts";
import { openProblem } from "../../src/app/problem.ts";
import { writeInbox } from "../../src/store/inbox.ts";
import { emptyFolder } from "../cli/command.ts";
import { fakePlan, memoryStore } from "../evolution/fakes.ts";

test("a constraint of the inbox is read in the run's environment; one that cannot be is passed over, and said why", async () => {
  const folder = emptyFolder();
  const { store, noted } = memoryStore();
  const problem = await openProblem({ env: "cartpole" });
  const constrain = (expression: string) =>
    writeInbox(folder, { kind: "intervention", intervention: { kind: "constraint", expression } });
  await constrain("abs(pole.angle) < 0.1");
  await constrain("cart.position > cart.velocity");
  const { interventions, taken } = await takeInterventions({ ...store, folder }, { isRead: false, problem })(2, {
    archive: [],
    interventions: [],
  });
  expect(taken).toEqual([1, 2]);
  expect(interventions).toEqual([
    {
      kind: "constraint",
      expression: "abs(pole.angle) < 0.1",
      meaning: expect.stringMatching(/^at every step size of/),
    },
  ]);
  const messages = noted.map((event) => (event.type === "notice" ? event.message : ""));
  expect(messages[0]).toMatch(
    /^constraint: at every step .* \(abs\(pole\.angle\) < 0\.1\): checked on every evaluation/,
  );
  expect(messages[1]).toMatch(
    /^inbox\/2: constraint: cart\.position > cart\.velocity: passed over, for .*\(m\/s\) are compared/s,
  );
});

test("what nobody asked for cannot be lifted; what stands before it in the inbox can", async () => {
  const folder = emptyFolder();
  const { store, noted } = memoryStore();
  const problem = await openProblem({ env: "cartpole", constraint: ["abs(cart.position) < 1"] });
  const said = async (intervention: Intervention) => writeInbox(folder, { kind: "intervention", intervention });
  await said({ kind: "lift", text: "abs(cart.position) < 2" });
  await said({ kind: "lift", text: "abs(cart.position) < 1" });
  await said({ kind: "wish", text: "calmly" });
  await said({ kind: "lift", text: "calmly" });
  const { interventions } = await takeInterventions({ ...store, folder }, { isRead: true, problem })(2, {
    archive: [],
    interventions: [],
  });
  expect(interventions.map(interventionText)).toEqual(["lifted: abs(cart.position) < 1", "calmly", "lifted: calmly"]);
  expect(JSON.stringify(noted)).toContain(
    "lifted: abs(cart.position) < 2: passed over, for no constraint and no wish that holds reads so",
  );
});

test("a note of the inbox that contradicts an earlier one is said, and heeded all the same", async () => {
  const folder = emptyFolder();
  const { store, noted } = memoryStore();
  const problem = await openProblem({ env: "cartpole" });
  for (const text of ["faster", "slower"])
    await writeInbox(folder, { kind: "intervention", intervention: { kind: "note", text } });
  const asked: (readonly string[])[] = [];
  const contradicts = async (notes: readonly string[]) => {
    asked.push(notes);
    return notes.length > 1 ? 'it contradicts "faster"' : null;
  };
  const here = { ...store, folder };
  const checkNotes = createCheckNotes(here, { contradicts, isTold: true });
  const { interventions } = await takeInterventions(here, { isRead: true, problem, checkNotes })(2, {
    archive: [],
    interventions: [],
  });
  // Of the first there is nothing to ask.
  expect(asked).toEqual([["faster", "slower"]]);
  expect(interventions).toHaveLength(2);
  expect(noted).toContainEqual({ type: "notice", message: 'slower: it contradicts "faster"' });
});

test("a wish that can be checked is taken as a condition with its words, those of the command line before the first generation; what is none stays words", async () => {
  const folder = emptyFolder();
  const { store, noted } = memoryStore();
  const problem = await openProblem({ env: "cartpole" });
  const wish = ["stay in the middle", "be gentle"];
  await store.once("run-started", async () => ({
    type: "run-started" as const,
    run: folder,
    config: { wish, plan: fakePlan },
  }));
  const expressions: Record<string, string> = {
    "stay in the middle": "abs(cart.position) < 1",
    "keep it straight": "abs(pole.angle) < 0.1",
  };
  const asked: [string, number][] = [];
  const conditionFor = async (text: string, { sample }: { sample: number }) => {
    asked.push([text, sample]);
    const expression = expressions[text];
    return expression === undefined
      ? { why: "nobody knows" }
      : { expression, meaning: "in plain words", reason: "not all of it" };
  };
  const take = takeInterventions({ ...store, folder }, { isRead: true, problem, conditionFor });
  const nothing = { archive: [], interventions: [] };
  const first = await take(1, nothing);
  expect(first).toEqual({
    interventions: [
      {
        kind: "constraint",
        expression: "abs(cart.position) < 1",
        words: "stay in the middle",
        meaning: expect.stringMatching(/^at every step size of position/) as string,
      },
    ],
    taken: [],
  });
  await store.once("interventions:1", async () => ({ type: "interventions-taken" as const, generation: 1, ...first }));
  for (const text of ["keep it straight", "calmly"])
    await writeInbox(folder, { kind: "intervention", intervention: { kind: "wish", text } });
  await writeInbox(folder, { kind: "intervention", intervention: { kind: "lift", text: "stay in the middle" } });
  const second = await take(2, nothing);
  expect(second.interventions.map(interventionText)).toEqual([
    "constraint: keep it straight (abs(pole.angle) < 0.1)",
    "calmly",
    "lifted: stay in the middle",
  ]);
  // Each wish of a run is a question of its own, also in a recording.
  expect(asked).toEqual([
    ["stay in the middle", 0],
    ["be gentle", 1],
    ["keep it straight", 3],
    ["calmly", 4],
  ]);
  const said = noted.map((event) => (event.type === "notice" ? event.message : ""));
  expect(said).toContain(
    'wish: "stay in the middle": checked as "in plain words" (abs(cart.position) < 1); not all of it',
  );
  expect(said).toContain('wish: "be gentle": NOT CHECKED, for nobody knows');
});
