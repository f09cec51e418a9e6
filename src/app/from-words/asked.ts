import { usageError } from "../../core/errors.ts";
import type { RunConfig } from "../config.ts";
import { expressionsOf, fromWordsName } from "../measure.ts";

/** Whether anybody can agree to a measure: a person who is asked, or `--yes`. */
export const canConfirm = ({ yes }: Pick<RunConfig, "yes">, asked: { confirm?: unknown; person?: unknown }): boolean =>
  yes || asked.confirm !== undefined || asked.person !== undefined;

/** Refuses `--measure words` before anything is asked, where it cannot come to a measure. */
export const checkFromWords = (
  config: Pick<RunConfig, "description" | "designer" | "task" | "fitness" | "measure" | "success" | "yes">,
  asked: { confirm?: unknown; person?: unknown },
): void => {
  if (config.measure !== fromWordsName) return;
  // What else says what an episode is worth is refused as beside any other measure.
  expressionsOf(config);
  const refuse = (code: string, { message, action }: { message: string; action: string }): Error =>
    usageError({ code, message: `--measure ${fromWordsName}${message}`, action });
  if ((config.description ?? "").trim() === "")
    throw refuse("no-words", {
      message: " needs words to measure",
      action: 'Say what is wanted: rewardsmith run "hop on the spot, as high as you can" --measure words …',
    });
  if (config.success !== undefined)
    throw refuse("two-measures", {
      message: " and --success both say when an episode succeeds",
      action: "Leave --success out, or give --measure EXPRESSION with it.",
    });
  if (config.designer !== "language-model")
    throw refuse("no-model", {
      message: ": a language model writes the measure, and none designs this run",
      action:
        "Give --designer language-model and --model NAME, with OPENAI_API_KEY or OPENAI_BASE_URL set (docs/language-models.md), or write it yourself: --measure EXPRESSION (docs/measure.md).",
    });
  if (!canConfirm(config, asked))
    throw refuse("nobody-confirms", {
      message: ": a person agrees to the measure before anything is measured by it, and here is no terminal to ask on",
      action: "Run it at a terminal, or agree beforehand to whatever is written with --yes.",
    });
};
