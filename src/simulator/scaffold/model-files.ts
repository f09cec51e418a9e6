import { existsSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { usageError } from "../../core/errors.ts";

/** Attributes that name a file: of meshes, textures (`fileright` …), height fields, skins, includes and attached models. */
const fileAttribute = /\bfile(?:right|left|up|down|front|back)?\s*=\s*"([^"]+)"/g;
const folderAttribute = /\b(?:meshdir|texturedir|assetdir)\s*=\s*"([^"]*)"/g;

const uncommented = (xml: string): string => xml.replaceAll(/<!--[^]*?-->/g, "");

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/**
 * The files that a MuJoCo model refers to, directly or through what it includes, as paths relative to the model's folder.
 * Raises usage errors for one that is missing, and for one outside the folder, which could not be taken along.
 */
export const modelFiles = (model: string, { folder }: { folder: string }): string[] => {
  const texts = [uncommented(model)];
  const found = new Set<string>();
  const folders = new Set([""]);
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const [, name] of text.matchAll(folderAttribute)) folders.add((name as string).replaceAll("\\", "/"));
    for (const [, name] of text.matchAll(fileAttribute)) {
      const places = [...folders].map((each) => posix.normalize(posix.join(each, name as string)));
      const place = places.find((each) => isFile(join(folder, each)));
      if (place === undefined) {
        throw usageError({
          code: "scaffold/missing-file",
          message: `The model refers to '${name}', and there is no such file (looked for ${places.join(", ")} in ${folder}).`,
          action: "Put the file there, or take it out of the model.",
        });
      }
      if (relative(folder, join(folder, place)).split(sep)[0] === ".." || posix.isAbsolute(place)) {
        throw usageError({
          code: "scaffold/file-outside",
          message: `The model refers to '${name}', which lies outside its own folder ${folder}.`,
          action: "Put the model above all its files, so that they can be taken along with it.",
        });
      }
      if (found.has(place)) continue;
      found.add(place);
      if (/\.xml$/i.test(place)) texts.push(uncommented(readFileSync(join(folder, place), "utf8")));
    }
  }
  return [...found].sort();
};
