import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { costOf, defaultPrices, loadPrices, parsePrices, priceOf } from "../../src/model/prices.ts";

test.each([
  { model: "gpt-4o", found: "gpt-4o" },
  { model: "gpt-4o-2024-08-06", found: "gpt-4o" },
  { model: "openai/gpt-4o-mini", found: "gpt-4o-mini" },
  { model: "openai/gpt-5-2025-08-07", found: "gpt-5" },
])("$model is priced as $found", ({ model, found }) => {
  expect(priceOf(model)).toBe(defaultPrices[found]);
});

test.each(["gpt-4o-audio", "constructor", "llama3", ""])("'%s' has no price", (model) => {
  expect(priceOf(model)).toBeNull();
});

test("dollars are tokens times the price per million, held input at its own price", () => {
  const price = { input: 2, output: 10, cacheRead: 0.5 };
  expect(costOf(price, { inputTokens: 1_000_000, outputTokens: 100_000 })).toBeCloseTo(3, 12);
  expect(costOf(price, { inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 400_000 })).toBeCloseTo(1.4, 12);
  expect(
    costOf({ input: 2, output: 10 }, { inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 400_000 }),
  ).toBeCloseTo(2, 12);
  expect(costOf(null, { inputTokens: 5, outputTokens: 5 })).toBe(0);
});

const file = JSON.stringify({
  acme: { models: { "big-1": { name: "Big", cost: { input: 3, output: 9, cache_read: 1 } }, free: {} } },
});

test("a price file is laid over the table, with and without the vendor's name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "prices-"));
  try {
    const path = join(folder, "prices.json");
    await writeFile(path, file);
    const prices = await loadPrices(path);
    expect(priceOf("big-1", { prices })).toEqual({ input: 3, output: 9, cacheRead: 1 });
    expect(priceOf("acme/big-1", { prices })).toEqual({ input: 3, output: 9, cacheRead: 1 });
    expect(priceOf("free", { prices })).toBeNull();
    expect(priceOf("gpt-4o", { prices })).toBe(defaultPrices["gpt-4o"]);
    await expect(loadPrices(join(folder, "none.json"))).rejects.toThrow(/none\.json cannot be read/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ["nonsense", /not JSON/],
  ["[]", /not an object/],
  ['{"acme": {}}', /'acme' has no 'models'/],
  ['{"acme": {"models": {"m": {"cost": {"input": -1, "output": 1}}}}}', /cost of 'm'/],
])("a price file that is none is refused: %s", (text, message) => {
  expect(() => parsePrices(text, { source: "p.json" })).toThrow(message);
});
