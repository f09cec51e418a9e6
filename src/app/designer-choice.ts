import { dollars } from "../core/format.ts";
import { loadPrices, priceOf } from "../model/prices.ts";
import type { RunConfig } from "./config.ts";

export type ResolvedConfig = RunConfig & { designer: Exclude<RunConfig["designer"], "auto"> };

/** What a model may spend that nobody asked for by name, unless a cap says otherwise. */
const capUsd = 1;

const keys = ["OPENAI_API_KEY", "OPENAI_BASE_URL"] as const;

/** `auto`: a language model where one is configured, a recording of one included; else the built-in designer. */
const chosen = (
  { model, replay }: Pick<RunConfig, "model" | "replay">,
  variables: NodeJS.ProcessEnv,
): { designer: ResolvedConfig["designer"]; reason: string } => {
  if (replay !== undefined) return { designer: "language-model", reason: "--replay answers in its place" };
  const [key] = keys.filter((name) => (variables[name] ?? "") !== "");
  if (key !== undefined && model !== undefined) {
    return { designer: "language-model", reason: `${key} is set and a model named (${model})` };
  }
  const reason =
    key !== undefined
      ? `${key} is set, but no model is named (--model NAME)`
      : model !== undefined
        ? `a model is named (${model}), but neither ${keys.join(" nor ")} is set`
        : `no language model is configured (${keys.join(" or ")}, and --model NAME)`;
  return { designer: "symbolic", reason };
};

/** The designer of a run, decided once: everything after it knows no `auto`. `reason` null: it was named. */
export const resolveDesigner = async (
  config: RunConfig,
  variables: NodeJS.ProcessEnv,
): Promise<{ config: ResolvedConfig; reason: string | null }> => {
  if (config.designer !== "auto") return { config: config as ResolvedConfig, reason: null };
  const { designer, reason } = chosen(config, variables);
  const named = { ...config, designer };
  if (designer === "symbolic" || config.replay !== undefined || config["max-usd"] !== undefined) {
    return { config: named, reason };
  }
  const prices = config.prices === undefined ? undefined : await loadPrices(config.prices);
  if (priceOf(config.model ?? "", { prices }) === null) return { config: named, reason };
  return {
    config: { ...named, "max-usd": capUsd },
    reason: `${reason}; it spends ${dollars(capUsd)} at most, for want of --max-usd`,
  };
};

/** Said once, where the designer was not named. */
export const designerNotices = ({ designer }: ResolvedConfig, reason: string | null): string[] =>
  reason === null ? [] : [`designer ${designer}: ${reason}`];
