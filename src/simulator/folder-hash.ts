import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { contentHash } from "../core/hash.ts";

/** Any quoted text that could be the name of a file: what a module imports, reads (`model.xml`) or refers to (rewards). */
const quotedFile = /["'`]([^"'`\n\\]{1,200}\.[A-Za-z0-9]{1,6})["'`]/g;

const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);

const mentioned = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(quotedFile)]
    .map(([, name]) => resolve(dirname(path), name as string))
    .filter((file) => existsSync(file) && statSync(file).isFile());

/**
 * Content hash of everything that decides how an environment behaves: the given files and, transitively, every existing
 * file that their text names. A folder's other contents (runs, candidates, node_modules) do not count.
 * Not covered: file names put together at run time, and packages.
 */
export const reachableHash = (files: readonly string[], { folder }: { folder: string }): string => {
  const seen = new Set<string>();
  const queue = [...files];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (isCode(path)) queue.push(...mentioned(path));
  }
  return contentHash(
    [...seen]
      .map((path) => [relative(folder, path).split(sep).join("/"), contentHash(readFileSync(path).toString("base64"))])
      .sort(([left], [right]) => ((left as string) < (right as string) ? -1 : 1)),
  );
};
