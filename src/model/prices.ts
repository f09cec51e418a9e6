import { readFile } from "node:fs/promises";
import { usageError } from "../core/errors.ts";

/** US dollars per million tokens. `cacheRead`: input that the provider already held. */
export type Price = { input: number; output: number; cacheRead?: number };

/** By model id. */
export type PriceTable = Readonly<Record<string, Price>>;

/**
 * List prices as known in the summer of 2025; a snapshot for estimates and caps, not a bill. A price file overrides it
 * model by model. What is not listed costs 0 here, with a notice.
 */
export const defaultPrices: PriceTable = {
  "gpt-4o": { input: 2.5, output: 10, cacheRead: 1.25 },
  "gpt-4o-mini": { input: 0.15, output: 0.6, cacheRead: 0.075 },
  "gpt-4.1": { input: 2, output: 8, cacheRead: 0.5 },
  "gpt-4.1-mini": { input: 0.4, output: 1.6, cacheRead: 0.1 },
  "gpt-4.1-nano": { input: 0.1, output: 0.4, cacheRead: 0.025 },
  o3: { input: 2, output: 8, cacheRead: 0.5 },
  "o3-mini": { input: 1.1, output: 4.4, cacheRead: 0.55 },
  "o4-mini": { input: 1.1, output: 4.4, cacheRead: 0.275 },
  "gpt-5": { input: 1.25, output: 10, cacheRead: 0.125 },
  "gpt-5-mini": { input: 0.25, output: 2, cacheRead: 0.025 },
  "gpt-5-nano": { input: 0.05, output: 0.4, cacheRead: 0.005 },
};

/**
 * The price of a model: its exact id, or the id without a date (`gpt-4o-2024-08-06`), or without the vendor that routers
 * put before it (`openai/gpt-4o`); null where the table does not know it.
 */
export const priceOf = (model: string, { prices = defaultPrices }: { prices?: PriceTable } = {}): Price | null => {
  const bare = model.replace(/^[^/]+\//, "");
  const undated = bare.replace(/-\d{4}-\d{2}-\d{2}$/, "");
  for (const id of [model, bare, undated]) {
    if (Object.hasOwn(prices, id)) return prices[id] as Price;
  }
  return null;
};

export type TokenUse = { inputTokens: number; outputTokens: number; cachedInputTokens?: number };

/** Dollars for one answer; 0 without a price. */
export const costOf = (price: Price | null, use: TokenUse): number => {
  if (price === null) return 0;
  const held = Math.min(use.cachedInputTokens ?? 0, use.inputTokens);
  const input = (use.inputTokens - held) * price.input + held * (price.cacheRead ?? price.input);
  return (input + use.outputTokens * price.output) / 1e6;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const isAmount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;

const readPrice = (cost: unknown): Price | null => {
  if (!isRecord(cost) || !isAmount(cost["input"]) || !isAmount(cost["output"])) return null;
  const held = cost["cache_read"];
  return { input: cost["input"], output: cost["output"], ...(isAmount(held) ? { cacheRead: held } : {}) };
};

/**
 * A price file in the shape of models.dev: `{ "<vendor>": { "models": { "<id>": { "cost": { "input", "output",
 * "cache_read"? } } } } }`, dollars per million tokens. Ids count with and without their vendor; models without a cost
 * are passed over. Anything else is refused by name.
 */
export const parsePrices = (text: string, { source }: { source: string }): PriceTable => {
  const refuse = (message: string, cause?: unknown) =>
    usageError({
      code: "price-file",
      message: `price file ${source}: ${message}`,
      action: 'write it as {"vendor": {"models": {"model-id": {"cost": {"input": 1.5, "output": 6}}}}}',
      cause,
    });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw refuse("not JSON", error);
  }
  if (!isRecord(parsed)) throw refuse("not an object of vendors");
  const table: Record<string, Price> = {};
  for (const [vendor, entry] of Object.entries(parsed)) {
    if (!isRecord(entry) || !isRecord(entry["models"])) throw refuse(`vendor '${vendor}' has no 'models'`);
    for (const [id, model] of Object.entries(entry["models"])) {
      if (!isRecord(model) || model["cost"] === undefined) continue;
      const price = readPrice(model["cost"]);
      if (price === null) throw refuse(`the cost of '${id}' needs 'input' and 'output' as numbers ≥ 0`);
      table[id] = price;
      table[`${vendor}/${id}`] = price;
    }
  }
  return table;
};

/** The default table with a file's prices laid over it. */
export const loadPrices = async (path: string): Promise<PriceTable> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw usageError({
      code: "price-file",
      message: `price file ${path} cannot be read`,
      action: "check the path, or leave the option out for the built-in prices",
      cause: error,
    });
  }
  return { ...defaultPrices, ...parsePrices(text, { source: path }) };
};
