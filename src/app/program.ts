import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "../core/hash.ts";
import { packageVersion } from "./version.ts";

/** This program's own code: `src`, or its compiled form in the published package. */
const code = fileURLToPath(new URL("..", import.meta.url));

/** The hash of every file in a folder, by its path. */
export const filesOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path): [string, string] => [
      relative(folder, path).split(sep).join("/"),
      contentHash(readFileSync(path, "base64")),
    ])
    .sort(([left], [right]) => (left < right ? -1 : 1));

/** The hashes of this program's own code, so that a clone that was changed is another program. */
export const codeFiles = (): [string, string][] => filesOf(code);

/** What decides a job's result beside the job: version, code, V8's rounding, the processor's. */
export const programHash = (): string =>
  contentHash([packageVersion(), codeFiles(), process.versions.v8, process.arch]);
