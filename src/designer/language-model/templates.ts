import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { usageError } from "../../core/errors.ts";

/** Every prompt and the slots it must have: each exactly these, so that a misspelt slot never reaches a model. */
const slots = {
  system: ["judged", "library"],
  initial: ["task", "environment", "examples", "episodes", "archive", "constraints"],
  reflection: ["result", "diagnosis", "others", "archive", "constraints", "stuck", "gamed"],
  turn: ["result", "verdicts"],
  repair: ["problem", "diagnostics"],
  direction: ["name", "text"],
} as const;

export type PromptName = keyof typeof slots;
export type SlotName<Name extends PromptName> = (typeof slots)[Name][number];

/** The templates' texts by name. */
export type Prompts = Readonly<Record<PromptName, string>>;

const slot = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The package's own prompts: the nearest `prompts/` above this file, whether it runs from `src/` or from `dist/`. */
export const promptsFolder = (): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "prompts", "system.md"))) return join(folder, "prompts");
    if (folder === dirname(folder)) break;
  }
  throw usageError({
    code: "prompts-missing",
    message: `no folder 'prompts' with the prompt templates above ${fileURLToPath(import.meta.url)}`,
    action: "install rewardsmith again: the package is incomplete",
  });
};

const check = (text: string, { path, wanted }: { path: string; wanted: readonly string[] }): string => {
  const found = new Set([...text.matchAll(slot)].map((match) => match[1] as string));
  const unknown = [...found].filter((each) => !wanted.includes(each));
  const missing = wanted.filter((each) => !found.has(each));
  if (unknown.length === 0 && missing.length === 0) return text;
  const problem = unknown.length > 0 ? `has an unknown slot {{${unknown[0]}}}` : `lacks the slot {{${missing[0]}}}`;
  throw usageError({
    code: "prompt-slot",
    message: `prompt template ${path} ${problem}`,
    action: `its slots are ${wanted.map((each) => `{{${each}}}`).join(", ")}`,
  });
};

/** A template of a folder, with exactly these slots. A comment at its head is for its editors and is left out. */
export const readTemplate = (
  folder: string,
  { name, slots: wanted }: { name: string; slots: readonly string[] },
): string => {
  const path = join(folder, `${name}.md`);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw usageError({
      code: "prompt-missing",
      message: `prompt template ${path} cannot be read`,
      action: `put one there, with the slots ${wanted.map((each) => `{{${each}}}`).join(", ")}`,
      cause: error,
    });
  }
  return check(text.replaceAll("\r\n", "\n").replace(/^\s*<!--[\s\S]*?-->\s*/, ""), { path, wanted });
};

/** Reads the designer's templates of a folder. */
export const loadPrompts = (folder: string = promptsFolder()): Prompts => {
  const read = (name: PromptName): string => readTemplate(folder, { name, slots: slots[name] });
  return {
    system: read("system"),
    initial: read("initial"),
    reflection: read("reflection"),
    turn: read("turn"),
    repair: read("repair"),
    direction: read("direction"),
  };
};

/**
 * A template with its slots filled; what is filled in is not looked at again. Gaps that empty slots leave are closed.
 */
export const fillTemplate = (template: string, values: Readonly<Record<string, string>>): string => {
  const closed = template.replaceAll(/\n*(\{\{\s*([^{}]*?)\s*\}\})/g, (whole, mark: string, key: string) =>
    values[key] === "" ? mark : whole,
  );
  return closed.replaceAll(slot, (_whole, key: string) => values[key] ?? "").trim();
};

export const fillPrompt = <Name extends PromptName>(
  prompts: Prompts,
  { name, values }: { name: Name; values: Record<SlotName<Name>, string> },
): string => fillTemplate(prompts[name], values);
