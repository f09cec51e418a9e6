import { readFileSync } from "node:fs";
import { join } from "node:path";
import { usageError } from "../../core/errors.ts";
import { promptsFolder } from "../../designer/language-model/templates.ts";

const slots = {
  "critique-rubric": ["task", "environment"],
  critique: ["task", "environment", "rubric", "program"],
} as const;

export type CritiquePrompts = Readonly<Record<keyof typeof slots, string>>;

const slot = /\{\{\s*([^{}]*?)\s*\}\}/g;

const read = (folder: string, name: keyof typeof slots): string => {
  const path = join(folder, `${name}.md`);
  const text = readFileSync(path, "utf8").replace(/^\s*<!--[\s\S]*?-->\s*/, "");
  const found = new Set([...text.matchAll(slot)].map((match) => match[1] as string));
  const wanted: readonly string[] = slots[name];
  if (found.size === wanted.length && wanted.every((each) => found.has(each))) return text;
  throw usageError({
    code: "prompt-slot",
    message: `prompt template ${path} has the slots ${[...found].join(", ")}`,
    action: `its slots are ${wanted.map((each) => `{{${each}}}`).join(", ")}`,
  });
};

export const loadCritiquePrompts = (folder: string = promptsFolder()): CritiquePrompts => ({
  "critique-rubric": read(folder, "critique-rubric"),
  critique: read(folder, "critique"),
});

/** What is filled in is not looked at again. */
export const fillCritique = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(slot, (_whole, key: string) => values[key] ?? "").trim();
