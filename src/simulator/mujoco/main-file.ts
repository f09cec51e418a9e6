import type { ModelFiles } from "./types.ts";

/** Files with the model's text among them, under a name that none of its includes has. */
export const withMain = (xml: string, files: ModelFiles): { name: string; files: ModelFiles } => {
  const taken = new Set(Object.keys(files).map((path) => path.replace(/^\.\//, "")));
  let name = "model.xml";
  for (let number = 2; taken.has(name); number++) name = `model-${number}.xml`;
  return { name, files: { ...files, [name]: new TextEncoder().encode(xml) } };
};
