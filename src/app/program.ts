import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "../core/hash.ts";
import { packageVersion } from "./version.ts";

/** This program's own code: `src`, or its compiled form in the published package. */
const code = fileURLToPath(new URL("..", import.meta.url));

/** Of every file in a folder, by its path. */
const filesOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path): [string, string] => [
      relative(folder, path).split(sep).join("/"),
      contentHash(readFileSync(path, "base64")),
    ])
    .sort(([left], [right]) => (left < right ? -1 : 1));

/** What decides a job's result beside the job: version, code, V8's rounding, the processor's. */
export const programHash = (): string =>
  contentHash([packageVersion(), filesOf(code), process.versions.v8, process.arch]);
