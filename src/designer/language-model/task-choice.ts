import { longestWords } from "../../core/brief.ts";
import type { CompletionRequest } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import type { TaskDescription } from "../../core/task.ts";
import { fieldsOf } from "../../model/parse-json.ts";
import { onlyJsonIn } from "./answer.ts";
import { delimit } from "./delimit.ts";
import { fillTemplate, promptsFolder, readTemplate } from "./templates.ts";

/** `task` null: none fits. */
export type TaskChoice = { task: string | null; reason: string };

/** Which of an environment's tasks measures what a person's words ask for; `attempt` from 0. */
export const taskChoiceRequest = (
  words: string,
  {
    summary,
    tasks,
    attempt,
    ...settings
  }: {
    summary: string;
    tasks: readonly TaskDescription[];
    attempt: number;
  } & Pick<CompletionRequest, "model" | "temperature" | "maxTokens">,
): CompletionRequest => {
  const template = readTemplate(promptsFolder(), { name: "choose-task", slots: ["words", "environment", "tasks"] });
  const content = fillTemplate(template, {
    words: delimit(words, { tag: "words", limit: longestWords }),
    environment: summary,
    tasks: tasks.map(({ name, description }) => `- \`${name}\`: ${oneLine(description, { limit: 2000 })}`).join("\n"),
  });
  return {
    ...settings,
    messages: [{ role: "user", content }],
    label: { role: "task", generation: 0, sample: 0, repair: attempt },
  };
};

/**
 * The answer as data; null where it is not what was asked for: one object that names a task there is, or none, and why.
 */
export const readTaskChoice = (text: string, { tasks }: { tasks: readonly string[] }): TaskChoice | null => {
  const { task, reason } = fieldsOf(onlyJsonIn(text));
  if (typeof reason !== "string" || reason.trim() === "") return null;
  if (task !== null && !tasks.includes(task as string)) return null;
  return { task: task as string | null, reason: oneLine(reason) };
};
