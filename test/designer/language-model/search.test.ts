import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { environment } from "../../../environments/hopper/environment.ts";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import type { TrainJob } from "../../../src/core/job.ts";
import type { EpisodeOutcome, TrainOutcome } from "../../../src/core/outcome.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { createCritique } from "../../../src/critic/critique/critique.ts";
import { loadCritiquePrompts } from "../../../src/critic/critique/prompts.ts";
import { createLanguageModelDesigner } from "../../../src/designer/language-model/designer.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import type { RecordedCompletion } from "../../../src/model/record.ts";
import { environmentDeclaration } from "../../../src/simulator/declaration.ts";
import {
  fakeDependencies,
  fakeExecutor,
  fakePlan,
  fakeResult,
  fakeReward,
  memoryStore,
} from "../../evolution/fakes.ts";
import { completionBody, success, type ScriptedServer } from "../../model/scripted-server.ts";
import { startStack } from "../../model/stack.ts";
import { context } from "./fixtures.ts";

const { spec } = environment;
const declaration = environmentDeclaration(spec);
/** Of all searches: what it knows of the types is made once. */
const critic = createCritic({ spec });
const task = "Hop forward as fast as possible without falling.";

const recordings = fileURLToPath(new URL("../../replay/recordings/hopper", import.meta.url));
const recorded = (name: string): string =>
  (
    JSON.parse(readFileSync(join(recordings, `designer-${name}-r0.json`), "utf8")) as RecordedCompletion
  ).completion.text.trim();
/** Of both generations what the critic accepts as it is. */
const programs = ["g1-s0", "g1-s1", "g1-s2", "g2-s0", "g2-s2", "g2-s3"].map(recorded);

const fields = [...stateLayout(spec).columns, ...actionLayout(spec).columns.map((column) => `action.${column}`)];

/** As much as a training on hopper says: every field of every episode, every term at every checkpoint. */
const trained = (job: TrainJob): TrainOutcome => {
  const weights = job.reward === null || job.reward === "native" ? {} : job.reward.weights;
  const result = fakeResult(job);
  const ofTerms = <Value>(value: Value) => Object.fromEntries(Object.keys(weights).map((name) => [name, value]));
  const features = Object.fromEntries(
    fields.map((field, place) => [field, { first: 0.123 * place, last: 1.234, mean: 0.567, min: -1.23, max: 2.34 }]),
  );
  const episodes: EpisodeOutcome[] = result.episodes.map((episode) => ({ ...episode, features }));
  return {
    kind: "trained",
    result: {
      ...result,
      episodes,
      curve: result.curve.map((point) => ({ ...point, terms: ofTerms(0.1234 * point.steps) })),
      terms: ofTerms({ mean: 0.123, min: 0, max: 1.234, deviation: 0.345, share: 0.25 }),
    },
  };
};

const references = { human: fakeReward(0.9), sparse: fakeReward(0.05) };

const plan = { ...fakePlan, generations: 2, samples: 3, selectionSeeds: 1, reportSeeds: 1 };

/** A 2 × 3 search on hopper against a server that takes `n` or does not: what was sent, and which programs came of it. */
const searchWith = async ({ takesN, votes }: { takesN: boolean; votes: number }) => {
  let next = 0;
  const answerTo = ({ body }: ScriptedServer["requests"][number]): string => {
    const text = JSON.stringify(body["messages"]);
    if (text.includes("Write a rubric")) return "1. It pays for hopping forward.\n2. Nothing is paid for a fall.";
    if (text.includes("Go through the rubric")) return '```json\n{ "broken": [] }\n```';
    return programs[next++ % programs.length] as string;
  };
  const stack = await startStack([
    (response) => {
      const request = stack.server.requests.at(-1) as ScriptedServer["requests"][number];
      const count = takesN ? ((request.body["n"] as number | undefined) ?? 1) : 1;
      const [choice] = completionBody({}).choices;
      const choices = Array.from({ length: count }, () => ({
        ...choice,
        message: { role: "assistant", content: answerTo(request) },
      }));
      success({ ...completionBody({}), choices })(response);
    },
  ]);
  onTestFinished(() => stack.server.close());
  const asked = { model: stack.model, modelName: "gpt-4o" };
  const { store, records } = memoryStore();
  const critique = createCritique({ ...asked, votes, atOnce: 4, prompts: loadCritiquePrompts(), task, declaration });
  const { summary } = await runSearch(
    plan,
    fakeDependencies({
      store,
      designer: createLanguageModelDesigner({ ...asked, ...context }),
      critic,
      ...(votes > 0 && { critique }),
      executor: fakeExecutor(trained).executor,
      environment: { ...fakeDependencies().environment, declaration, spec },
      description: { name: "forward", description: task },
      references,
    }),
  );
  const messages = stack.server.requests.map(({ body }) => body["messages"] as { content: string }[]);
  return {
    summary,
    requests: messages.length,
    characters: messages.flat().reduce((total, { content }) => total + content.length, 0),
    prompts: messages.map((all) => all.map(({ content }) => content).join("\n")),
    texts: [...records.values()]
      .flatMap((event) => (event.type === "candidate-proposed" ? [event.text.trim()] : []))
      .toSorted(),
    calls: stack.events.flatMap((event) => (event.type === "model-completed" ? [event.calls ?? 1] : [])),
  };
};

test("a search of 2 × 3 sends few characters where a server takes n, and makes the same programs where it ignores it", async () => {
  const [alike, singly] = [await searchWith({ takesN: true, votes: 0 }), await searchWith({ takesN: false, votes: 0 })];
  expect(alike.texts).toEqual(programs.toSorted());
  expect(alike.summary.spent).toMatchObject({ proposed: 6, rejected: 0 });
  expect(alike.requests).toBe(2);
  expect(alike.calls.reduce<number>((total, each) => total + each, 0)).toBe(2);
  expect(alike.characters).toBeLessThanOrEqual(38_000);
  expect(singly.texts).toEqual(alike.texts);
  expect(singly.requests).toBe(6);
  for (const { source } of Object.values(references)) {
    expect(alike.prompts.filter((prompt) => prompt.includes(source))).toEqual([]);
  }
  // The first two messages are what the server has read before.
  const [first = "", second = ""] = alike.prompts;
  expect(second.startsWith(first)).toBe(true);
});

test("critiques of a generation share their prompts", async () => {
  const [alike, singly] = [await searchWith({ takesN: true, votes: 3 }), await searchWith({ takesN: false, votes: 3 })];
  expect(alike.summary.spent).toMatchObject({ proposed: 6, rejected: 0 });
  // Of each generation its programs and one question about all of them; the rubric.
  expect(alike.requests).toBe(5);
  expect(alike.characters).toBeLessThanOrEqual(80_000);
  expect(singly.texts).toEqual(alike.texts);
  expect(singly.requests).toBe(6 + 1 + 6);
});
