import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { earlyFiles } from "../../src/app/early-answers.ts";
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

const asked = [requestOf("contact", 0), requestOf("task", 0), requestOf("measure", 0), requestOf("designer", 1)];
const contact: Contact = { connection: null, answers: [], notices: [] };

let store: Store;
beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-model-"));
  const files = earlyFiles(
    asked.map((request) => ({ request, completion })),
    { baseUrl: variables.OPENAI_BASE_URL },
  );
  store = await createRun({ root, environment: "cartpole", task: "measure", seed: 1, run: {}, config: {}, files });
});
afterEach(() => store.close());

const goOn = async (): Promise<void> => {
  await store.close();
  store = await openRun(store.folder);
};

const begin = async (): Promise<void> => {
  await wireModel({ config: { ...config, replay: store.folder }, store, variables, contact });
  await goOn();
};

test("whatever was asked before a run had a folder counts against its caps when it goes on, and is not asked again", async () => {
  await begin();
  const { budget, model } = await wireModel({ config, store, variables });
  expect(budget.usage()).toMatchObject({ answered: 3, networkCalls: 0 });
  expect(await model.complete(requestOf("measure", 0))).toMatchObject({ text: "yes", cached: true });
});

test("what another server answered is none of this one's", async () => {
  await begin();
  const elsewhere = { ...variables, OPENAI_BASE_URL: "http://127.0.0.1:10/v1" };
  const { budget } = await wireModel({ config, store, variables: elsewhere });
  expect(budget.usage()).toMatchObject({ answered: 0, networkCalls: 0 });
});

test("a process that died before its log knew of them has paid for them as well: they are counted once", async () => {
  const spent = () => store.events().flatMap((event) => (event.type === "model-completed" ? [event.inputTokens] : []));
  for (let process = 0; process < 2; process++) {
    const { budget } = await wireModel({ config, store, variables });
    expect(budget.usage()).toMatchObject({ answered: 3, networkCalls: 0 });
    expect(spent()).toEqual([3, 3, 3, 3]);
    await goOn();
  }
});

test.each(["[]", '{ "answers": [{ "request": {} }] }', "{"])("%s is no file of early answers", async (text) => {
  await store.write("early.json", text);
  await expect(wireModel({ config, store, variables })).rejects.toMatchObject({ code: "document-damaged" });
});
