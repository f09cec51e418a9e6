import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commandLine, withInvocation } from "../../src/core/command-line.ts";

test("a shell reads every word of a command line as it was given", () => {
  // No NUL: no argument of a process can hold one.
  const word = fc.string({ unit: "binary-ascii", minLength: 1 }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const typed = withInvocation(commandLine("run", ...words), `printf '%s\\0'`);
      const read = execFileSync("sh", ["-c", typed], { encoding: "utf8" }).split("\0");
      expect(read).toEqual(["run", ...words, ""]);
    }),
    { numRuns: 40 },
  );
});

test("only commands get the way they are started, not the product's name in prose", () => {
  const started = "node '/a b/bin.mjs'";
  expect(withInvocation("Go on with: rewardsmith resume runs/x", started)).toBe(
    "Go on with: node '/a b/bin.mjs' resume runs/x",
  );
  expect(withInvocation("see `rewardsmith --help`", started)).toBe("see `node '/a b/bin.mjs' --help`");
  for (const prose of [
    "a fault of rewardsmith or of the environment",
    "rewardsmith: no environment",
    "exported by rewardsmith 0.1.0",
    "npx rewardsmith@0.1.0 run",
    "runs/rewardsmith run", // a path
  ]) {
    expect(withInvocation(prose, started)).toBe(prose);
  }
});
