import { promptsFolder, readTemplate } from "../../designer/language-model/templates.ts";

const slots = {
  "critique-rubric": ["task", "environment"],
  critique: ["task", "environment", "rubric", "program"],
  critiques: ["task", "environment", "rubric", "programs"],
} as const;

export type CritiquePrompts = Readonly<Record<keyof typeof slots, string>>;

const read = (folder: string, name: keyof typeof slots): string => readTemplate(folder, { name, slots: slots[name] });

export const loadCritiquePrompts = (folder: string = promptsFolder()): CritiquePrompts => ({
  "critique-rubric": read(folder, "critique-rubric"),
  critique: read(folder, "critique"),
  critiques: read(folder, "critiques"),
});
