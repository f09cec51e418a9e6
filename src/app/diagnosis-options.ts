import { usageError } from "../core/errors.ts";
import type { RunConfig } from "./config.ts";

const looksInto = (config: RunConfig): boolean => config.diagnosis === "causes" || config["term-effects"] > 0;

/** Raises `bad-option` where a designer cannot be told, or cannot have read, what was asked for. */
export const refuseUntellable = (config: RunConfig): void => {
  if (config.designer === "language-model" && config.diagnosis === "blind")
    throw usageError({
      code: "bad-option",
      message: "--diagnosis blind draws programs without asking how any did, and a language model draws none",
      action: "Give --designer symbolic, or --diagnosis metrics, which tells figures and no judgement.",
    });
  if (config["read-traces"] && (config.designer !== "language-model" || !looksInto(config)))
    throw usageError({
      code: "bad-option",
      message: `--read-traces: ${config.designer === "language-model" ? "nobody's policy is played again to be looked into" : "there is no language model to read them"}`,
      action: "Give --designer language-model with --diagnosis causes or --term-effects; or leave it out.",
    });
};
