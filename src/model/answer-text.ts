import { fieldsOf } from "./parse-json.ts";

/** An answer's text. One in parts has its thoughts among them (Mistral's `thinking`): they are no answer. */
export const answerText = (content: unknown): string => {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map(fieldsOf)
    .filter(({ type }) => type === undefined || type === "text" || type === "output_text")
    .map(({ text }) => (typeof text === "string" ? text : ""))
    .join("");
};
