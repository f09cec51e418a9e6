import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(?:node_modules|dist|runs|\.(?!ci$).*)$/.test(entry.name))
  .map((entry) => entry.name);
const files = globSync([...folders.map((folder) => `${folder}/**/*.*`), ".ci/run", "*.*"], { cwd: root });

/** Read: what we write ourselves. Not read: the log, which tells of what was; programs and recordings, which others wrote; this file. */
const written = files.filter(
  (file) =>
    (/\.(?:ts|mjs|py|md|jsonc|sh|yml|yaml)$/.test(file) || file === ".ci/run") &&
    !/^(?:docs\/log\.md|test\/docs\/references\.test\.ts|(?:test\/replay|bench)\/recordings\/|test\/critic\/(?:defective|sound)\/)/.test(
      file,
    ),
);

/** Every folder and file under each of its shorter names: `src/core/job.ts`, `core/job.ts`, `job.ts`. */
const known = new Set(
  files.flatMap((file) => {
    const parts = file.split("/");
    return parts.flatMap((_, end) => parts.slice(0, end + 1).map((__, start) => parts.slice(start, end + 1).join("/")));
  }),
);
/** A path that begins so is one of ours; others are a user's (`rewards/mine.ts`) or are made by a run. */
const roots = new Set(
  ["", "src/"].flatMap((above) =>
    files
      .filter((file) => file.startsWith(above))
      .map((file) => file.slice(above.length).split("/"))
      .filter((parts) => parts.length > 1)
      .map(([first]) => first as string),
  ),
);

const isPage = (file: string): boolean => file.endsWith(".md");
/** The parts of a line that are for people: all of a page's, the comments of code. */
const toldIn = (line: string, page: boolean): string =>
  page || /^\s*(?:\*|\/\*|\/\/|#)/.test(line) ? line : (/\/\/ .*$|\/\*.*\*\//.exec(line)?.[0] ?? "");

const path = /(?<![\w/.:@-])(?:\.{1,2}\/)*((?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:ts|mjs|py|md|jsonc|sh))\b/g;
const pathsIn = (text: string): string[] =>
  Array.from(text.matchAll(path), ([, found]) => found as string)
    .filter((found) => roots.has(found.split("/")[0] as string) || found.endsWith(".test.ts"))
    // Capital letters stand for a name: bench/NAME.ts.
    .filter((found) => !/\b[A-Z]+\.ts$/.test(found));

/** Pages beside the repository; a section sign without a work that can be found (a year, a standard, a title). */
const isElsewhere = (text: string): boolean =>
  /\bDESIGN\b|\bSTYLE \d|\.\.\/shared\b|\/work\/|\breliability §|conventions\.md/.test(text) ||
  (text.includes("§") && !/\d{4}|WHATWG|RFC|"/.test(text));

test("what comments and pages point to is in the repository", () => {
  const lacking = written.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, place) => {
        const told = toldIn(line, isPage(file));
        const missing = pathsIn(told).filter((found) => !known.has(found));
        return missing.length > 0 || isElsewhere(told) ? [`${file}:${place + 1}: ${line.trim()}`] : [];
      }),
  );
  expect(lacking).toEqual([]);
});
