import { afterEach, expect, test } from "vitest";
import { RewardsmithError } from "../../../src/core/errors.ts";
import { hasErrors } from "../../../src/core/diagnostic.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { createLanguageModelDesigner } from "../../../src/designer/language-model/designer.ts";
import { firstPrompt } from "../../../src/designer/language-model/prompt.ts";
import { answer, refusal } from "../../model/scripted-server.ts";
import type { Reply } from "../../model/scripted-server.ts";
import { startStack } from "../../model/stack.ts";
import { briefOf, completion, context, fakeModel, roomSpec, trainedLesson, unknownField } from "./fixtures.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const designerOf = (over: Partial<Parameters<typeof createLanguageModelDesigner>[0]> = {}) =>
  createLanguageModelDesigner({ model: fakeModel(() => completion("x")), modelName: "gpt-4o", ...context, ...over });

const budgetError = () =>
  new RewardsmithError({ code: "budget", message: "budget reached", action: "raise it", exitCode: 4 });

test("samples are independent: one prompt, one label each, order kept", async () => {
  const model = fakeModel(async ({ label }) => {
    await new Promise((next) => setTimeout(next, (3 - label.sample) * 5));
    return completion(`Idea: idea ${label.sample}\ncode`);
  });
  const brief = briefOf({ generation: 1 });
  const proposals = await designerOf({ model, maxTokens: 900, temperature: 0.7 }).propose(brief, 3);
  expect(proposals.map((proposal) => proposal?.origin)).toEqual(
    [0, 1, 2].map((sample) => ({ operator: "sample", parents: [], note: `idea ${sample}` })),
  );
  expect(model.seen.map(({ label }) => label)).toEqual(
    [0, 1, 2].map((sample) => ({ role: "designer", generation: 1, sample, repair: 0 })),
  );
  for (const asked of model.seen) {
    expect(asked).toMatchObject({
      model: "gpt-4o",
      maxTokens: 900,
      temperature: 0.7,
      messages: firstPrompt(brief, context),
    });
  }
});

test("a program made from parents names them", async () => {
  const parents = [trainedLesson("g1-c1"), trainedLesson("g1-c4")];
  const [proposal] = await designerOf().propose(briefOf({ generation: 2, parents, archive: parents }), 1);
  expect(proposal?.origin).toMatchObject({ operator: "reflection", parents: ["g1-c1", "g1-c4"] });
});

test("with directions each sample has one of its own at the end of its question, which its note names; the next generation goes on", async () => {
  const model = Object.assign(
    fakeModel(() => completion("Idea: warm\ncode")),
    {
      completeAlike: () => {
        throw new Error("asked alike");
      },
    },
  );
  const designer = designerOf({ model, directed: true });
  const proposals = [
    ...(await designer.propose(briefOf({ generation: 1 }), 5)),
    ...(await designer.propose(briefOf({ generation: 2 }), 5)),
  ];
  const names = proposals.map((proposal) => proposal?.origin.note.replace(": warm", ""));
  expect(new Set(names.slice(0, 8)).size).toBe(8);
  const plain = firstPrompt(briefOf(), context).at(-1)?.content ?? "";
  for (const [place, { messages }] of model.seen.entries()) {
    const asked = messages.at(-1)?.content ?? "";
    expect(asked.startsWith(`${plain}\n\n# The way to go`)).toBe(true);
    expect(asked).toContain(`${names[place]}: `);
  }
});

test("no more requests are in flight than allowed", async () => {
  let running = 0;
  let most = 0;
  const model = fakeModel(async () => {
    most = Math.max(most, ++running);
    await new Promise((next) => setTimeout(next, 2));
    running--;
    return completion("x");
  });
  expect(await designerOf({ model, concurrency: 2 }).propose(briefOf(), 7)).toHaveLength(7);
  expect(most).toBe(2);
});

test("a key error stops the generation: nothing further is asked, and it is thrown", async () => {
  const model = fakeModel(({ label }) => {
    if (label.sample === 1) throw new RewardsmithError({ code: "model-key", message: "bad key", action: "mend" });
    return completion("x");
  });
  await expect(designerOf({ model, concurrency: 1 }).propose(briefOf(), 8)).rejects.toThrow("bad key");
  expect(model.seen).toHaveLength(2);
});

test("a budget that ends half way hands over what was answered, and says so", async () => {
  const notices: string[] = [];
  const model = fakeModel(({ label }) => {
    if (label.sample >= 2) throw budgetError();
    return completion("x");
  });
  const designer = designerOf({ model, concurrency: 1, onNotice: (text) => void notices.push(text) });
  const proposals = await designer.propose(briefOf(), 5);
  expect(proposals.map((proposal) => proposal?.text ?? null)).toEqual(["x", "x", null, null, null]);
  expect(notices).toEqual(["generation 1: 2 of 5 samples, budget reached"]);
});

test("a budget that allows nothing is thrown", async () => {
  const model = fakeModel(() => {
    throw budgetError();
  });
  await expect(designerOf({ model }).propose(briefOf(), 5)).rejects.toMatchObject({ code: "budget" });
});

test("a repair is labelled by sample and attempt and keeps the parents", async () => {
  const model = fakeModel(() => completion("Idea: mended\ncode"));
  const proposal = { text: "bad", origin: { operator: "sample", parents: ["g0-c1"], note: "" } };
  const mended = await designerOf({ model }).repair?.({
    brief: briefOf(),
    index: 4,
    attempt: 2,
    proposal,
    diagnostics: [unknownField],
  });
  expect(mended).toEqual({
    text: "Idea: mended\ncode",
    origin: { operator: "repair", parents: ["g0-c1"], note: "mended" },
  });
  expect(model.seen[0]?.label).toEqual({ role: "designer", generation: 1, sample: 4, repair: 2 });
});

const fence = "```";
const program = (field: string) => `Idea: warmth.

${fence}ts
import type { Step } from "environment";

export const weights = { comfort: 1 };

export function terms({ next }: Step) {
  return { comfort: -Math.abs(${field} - 21) };
}
${fence}`;
const good = program("next.room.temperature");

const python = `${fence}python
import numpy as np

def compute_reward(obs):
    return np.exp(-abs(obs[0] - 21))
${fence}`;

const answers: { name: string; reply: Reply; rule: RegExp; names: RegExp }[] = [
  { name: "an unknown field", reply: answer(program("next.room.heat")), rule: /^types\//, names: /room\.heat|'heat'/ },
  {
    name: "prose without code",
    reply: answer("I would reward warmth."),
    rule: /^extract\//,
    names: /I would reward warmth/,
  },
  { name: "Python", reply: answer(python), rule: /^extract\/python/, names: /Python/i },
  {
    name: "an unclosed fence",
    reply: answer(good.slice(0, -30), "length"),
    rule: /^extract\//,
    names: /cut after 200 of 8192 tokens/,
  },
  { name: "a refusal", reply: refusal("I will not."), rule: /^extract\//, names: /I will not/ },
  { name: "an empty answer", reply: answer(""), rule: /^extract\//, names: /answer is empty/ },
];

test.each(answers)("refused by the critic, then mended over HTTP: $name", async ({ reply, rule, names }) => {
  const stack = await startStack([reply, answer(good)]);
  open.push(stack.server);
  const designer = designerOf({ model: stack.model });
  const critic = createCritic({ spec: roomSpec });
  const brief = briefOf();
  const [proposal] = await designer.propose(brief, 1);
  const refused = await critic.review(proposal!.text, {});
  expect(refused.reward).toBeNull();
  expect(refused.diagnostics.find(({ severity }) => severity === "error")?.rule).toMatch(rule);

  const mended = await designer.repair!({
    brief,
    index: 0,
    attempt: 1,
    proposal: proposal!,
    diagnostics: refused.diagnostics,
  });
  const messages = stack.server.requests[1]?.body["messages"] as { role: string; content: string }[];
  const conversation = messages
    .slice(2)
    .map(({ content }) => content)
    .join("\n");
  expect(conversation).toMatch(names);
  const review = await critic.review(mended.text, {});
  expect(hasErrors(review.diagnostics)).toBe(false);
  expect(review.reward?.weights).toEqual({ comfort: 1 });
  expect(stack.budget.usage()).toMatchObject({ answered: 2, networkCalls: 2 });
});

test("of two fenced blocks the critic takes the program", async () => {
  const stack = await startStack([answer(`A sketch:\n${fence}\nterms: comfort\n${fence}\n${good}`)]);
  open.push(stack.server);
  const [proposal] = await designerOf({ model: stack.model }).propose(briefOf(), 1);
  const review = await createCritic({ spec: roomSpec }).review(proposal!.text, {});
  expect(review.reward?.weights).toEqual({ comfort: 1 });
  expect(proposal?.origin.note).toBe("");
});

test("the same search again is answered from the ledger alone", async () => {
  const first = await startStack([answer(good)]);
  open.push(first.server);
  const before = await designerOf({ model: first.model }).propose(briefOf(), 3);
  const second = await designerOf({ model: first.model }).propose(briefOf(), 3);
  expect(second).toEqual(before);
  expect(first.server.requests).toHaveLength(3);
  expect(first.budget.usage()).toMatchObject({ networkCalls: 3, cachedCalls: 3 });
});
