import { cap } from "../../core/plain-text.ts";
import type { CompletionRequest, Message } from "../../core/interfaces.ts";
import { languageReference } from "../../measure/reference.ts";
import { fillTemplate, promptsFolder, readTemplate } from "./templates.ts";

/** What whoever writes expressions is told of the world that they are of. */
export type World = { declaration: string; names: readonly string[]; hasReturn: boolean };

/** An answer that was no use, and why, for the model to mend. */
export type Failed = { answer: string; problems: string };

const limits = { names: 12_000, answer: 8000 };

/** A declaration without what only reward programs meet: the step that they are handed. */
const worldOf = (declaration: string): string => (declaration.split("\n/** One step of an episode")[0] ?? "").trim();

/** The world's fields and the words of the measure language. */
const languageSection = ({ declaration, names, hasReturn }: World): string =>
  fillTemplate(
    readTemplate(promptsFolder(), {
      name: "measure-language",
      slots: ["environment", "names", "facts", "aggregates", "pointwise"],
    }),
    {
      environment: worldOf(declaration),
      names: cap(names.map((name) => `\`${name}\``).join(", "), { limit: limits.names }),
      ...languageReference({ hasReturn }),
    },
  );

/** A template that asks for expressions, filled, and the answers so far with what is wrong with them. */
export const expressionMessages = (
  name: "write-measure" | "write-condition",
  { world, values, failed }: { world: World; values: Record<string, string>; failed: readonly Failed[] },
): CompletionRequest["messages"] => {
  const folder = promptsFolder();
  const template = readTemplate(folder, { name, slots: ["language", ...Object.keys(values)] });
  const first = fillTemplate(template, { ...values, language: languageSection(world) });
  const mend = readTemplate(folder, { name: "mend-measure", slots: ["problems"] });
  const mended = failed.flatMap(({ answer, problems }): Message[] => [
    { role: "assistant", content: cap(answer, { limit: limits.answer }) || "(no answer)" },
    { role: "user", content: fillTemplate(mend, { problems }) },
  ]);
  return [{ role: "user", content: first }, ...mended];
};
