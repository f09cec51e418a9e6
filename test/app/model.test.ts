import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { wireModel, type Contact } from "../../src/app/model.ts";
import type { Completion, CompletionRequest, Store } from "../../src/core/interfaces.ts";
import { createRun, openRun } from "../../src/store/run-store.ts";

const variables = { OPENAI_API_KEY: "any", OPENAI_BASE_URL: "http://127.0.0.1:9/v1" };
const config = resolveConfig({
  flags: { env: "cartpole", model: "gpt-4o", designer: "language-model" },
  variables: {},
});

const requestOf = (role: string, generation: number): CompletionRequest => ({
  model: "gpt-4o",
  messages: [{ role: "user", content: role }],
  temperature: 1,
  maxTokens: 10,
  label: { role, generation, sample: 0, repair: 0 },
});
const completion: Completion = { kind: "text", text: "yes", inputTokens: 3, outputTokens: 2, usd: 0.01, cached: false };

let store: Store;
beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-model-"));
  store = await createRun({ root, environment: "cartpole", task: "measure", seed: 1, run: {}, config: {} });
  const asked = [requestOf("contact", 0), requestOf("task", 0), requestOf("measure", 0), requestOf("designer", 1)];
  const contact: Contact = {
    connection: null,
    answers: asked.map((request) => ({ request, completion })),
    notices: [],
  };
  await wireModel({ config: { ...config, replay: store.folder }, store, variables, contact });
  await store.close();
  store = await openRun(store.folder);
});
afterEach(() => store.close());

test("whatever was asked before a run had a folder counts against its caps when it goes on, and is not asked again", async () => {
  const { budget, model } = await wireModel({ config, store, variables });
  expect(budget.usage()).toMatchObject({ answered: 3, networkCalls: 0 });
  expect(await model.complete(requestOf("measure", 0))).toMatchObject({ text: "yes", cached: true });
});

test("what another server answered is none of this one's", async () => {
  const elsewhere = { ...variables, OPENAI_BASE_URL: "http://127.0.0.1:10/v1" };
  const { budget } = await wireModel({ config, store, variables: elsewhere });
  expect(budget.usage()).toMatchObject({ answered: 0, networkCalls: 0 });
});
