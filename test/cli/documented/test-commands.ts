import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { howTo, python } from "../../python/python.ts";
import {
  cheap,
  documentedCommands,
  isSlow,
  needsPython,
  notRun,
  small,
  subcommandOf,
  type Documented,
} from "./commands.ts";
import { isKnown, openPlace, type Place } from "./place.ts";
import { binary } from "../command.ts";
import { promisify } from "node:util";
import { execFile } from "node:child_process";

/**
 * Commands that end with another code where they do what they say: a reward that is refused, a score below the mark.
 */
const codesOf = (command: string): number[] => (/--raise|--fail-under/.test(command) ? [0, 3] : [0]);

type Line = Documented & { runs: string | null };

/** A line without the parts that are not run, which are told. */
const lineOf = (documented: Documented): Line => {
  const kept = documented.command.split(" && ").filter((part) => {
    const reason = notRun.find(([pattern]) => pattern.test(part))?.[1];
    if (reason !== undefined) console.log(`not run: ${documented.document}:${documented.line}: ${part}: ${reason}`);
    return reason === undefined;
  });
  return { ...documented, runs: kept.length === 0 ? null : kept.join(" && ") };
};

const lines = documentedCommands().map(lineOf);

/** What each costs is known, so that a new kind of command is noticed before it is run. */
export const testCostsKnown = (): void => {
  test.each(lines.filter(({ runs }) => runs !== null))("it is known what $document:$line costs", ({ runs }) => {
    const text = runs as string;
    expect(isKnown(text), text).toBe(true);
    expect([...Object.keys(small), ...cheap, ""]).toContain(subcommandOf(text));
  });
};

/**
 * Every command of the documents, each document in a folder of its own from its first line to its last. The fast tests
 * run what the README shows and neither trains, rolls out nor starts Python, the slow ones everything else, and what makes
 * something for it.
 */
export const testDocumentedCommands = ({ slow }: { slow: boolean }): void => {
  const seen = new Set<string>();
  const chosen = lines.filter(({ runs, document }) => {
    if (runs === null) return false;
    const isFast = document === "README.md" && !isSlow(runs);
    if (!slow && !isFast) return false;
    // Said again, in running text or on another page; only what makes something is needed on each page.
    const text = runs.replace(/^npx /, "");
    const makes = / new /.test(text);
    const key = makes ? `${document} ${text}` : text;
    if (seen.has(key)) return false;
    seen.add(key);
    return slow ? makes || !isFast : true;
  });
  let runs: string;
  beforeAll(async () => {
    const cwd = mkdtempSync(join(tmpdir(), "rewardsmith-documented-"));
    runs = join(cwd, "runs");
    const given = ["run", "--env", "cartpole", ...(small["run"] as string).split(" "), "--display", "none"];
    await promisify(execFile)(process.execPath, [binary, ...given], { cwd });
    return () => rmSync(cwd, { recursive: true, force: true });
  });

  describe.each([...Map.groupBy(chosen, ({ document }) => document)])("%s", (document, lines) => {
    let place: Place;
    beforeAll(async () => {
      place = await openPlace(runs);
    });
    afterAll(() => place.close());
    for (const { line, command, runs } of lines) {
      const text = (runs as string).replace(/^npx /, "");
      const missing = needsPython(text) && python === undefined;
      if (missing) console.warn(`skipped: ${command}: ${howTo}`);
      test.skipIf(missing)(`line ${line}: ${command}`, async () => {
        const { code, stderr, unwritten } = await place.run(runs as string);
        expect(codesOf(text), stderr).toContain(code);
        expect(stderr).not.toMatch(/\n\s+at /);
        expect(unwritten).toEqual([]);
      });
    }
  });
};
