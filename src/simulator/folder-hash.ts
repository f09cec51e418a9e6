import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { contentHash } from "../core/hash.ts";

/** Any quoted text that could be the name of a file: what a module imports, reads (`model.xml`) or refers to (rewards). */
const quotedFile = /["'`]([^"'`\n\\]{1,200}\.[A-Za-z0-9]{1,6})["'`]/g;

const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);
const isModel = (path: string): boolean => /\.(xml|mjcf|urdf)$/.test(path);

/** Where a MuJoCo model says that its meshes and textures lie. */
const assetFolder = /\b(?:meshdir|texturedir|assetdir)\s*=\s*["']([^"'\n]{1,200})["']/g;

const mentioned = (path: string): string[] => {
  const text = readFileSync(path, "utf8");
  const folders = isModel(path) ? [...text.matchAll(assetFolder)].map(([, name]) => name as string) : [];
  return [...text.matchAll(quotedFile)]
    .flatMap(([, name]) => [".", ...folders].map((folder) => resolve(dirname(path), folder, name as string)))
    .filter((file) => existsSync(file) && statSync(file).isFile());
};

/**
 * The given files and, transitively, every existing file that their text names; with `models` also what models of MuJoCo name
 * (meshes, textures, further models). A folder's other contents (runs, candidates, node_modules) do not count.
 * Not covered: file names put together at run time, and packages.
 */
export const reachableFiles = (
  files: readonly string[],
  { models = false }: { models?: boolean } = {},
): readonly string[] => {
  const seen = new Set<string>();
  const queue = [...files];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (isCode(path) || (models && isModel(path))) queue.push(...mentioned(path));
  }
  return [...seen];
};

/** Content hash of everything that decides how an environment behaves: what is reachable from its files. */
export const reachableHash = (files: readonly string[], { folder }: { folder: string }): string =>
  contentHash(
    reachableFiles(files)
      .map((path) => [relative(folder, path).split(sep).join("/"), contentHash(readFileSync(path).toString("base64"))])
      .sort(([left], [right]) => ((left as string) < (right as string) ? -1 : 1)),
  );
