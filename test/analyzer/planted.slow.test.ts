import { expect, test } from "vitest";
import { storedFolder } from "../../bench/planted/compact.ts";
import { causesNamed } from "../../bench/planted/diagnosed.ts";
import { failing, sound } from "../../bench/planted/labels.ts";
import { readLooked } from "../../bench/planted/look.ts";
import { findingsOf } from "../../src/analyzer/detectors.ts";
import { findingText } from "../../src/core/finding-text.ts";

/** Those of the ground truth whose evidence is small enough to be committed: `bench -- planted --diagnose --keep`. */
const stored = <Program extends (typeof sound)[number]>(programs: readonly Program[]) =>
  programs.flatMap((program) => {
    const evidence = readLooked(storedFolder, program);
    return evidence === null ? [] : [{ program, evidence }];
  });

test("of stored programs that fail in a known way the right cause is named first as often as it was measured, of sound ones none", () => {
  const known = stored(failing);
  const right = known.filter(({ program, evidence }) => {
    const [first] = causesNamed(evidence);
    return first !== undefined && program.right.includes(first);
  });
  expect(known.length).toBeGreaterThanOrEqual(50);
  // Most of these the detectors were written over: of others it is less (docs/log.md).
  expect(right.length / known.length).toBeGreaterThanOrEqual(0.8);
  const sounds = stored(sound);
  expect(sounds.length).toBeGreaterThanOrEqual(10);
  for (const { program, evidence } of sounds) expect(causesNamed(evidence), program.name).toEqual([]);
});

test.each([
  ["first-steady-then-shift", /^Cause observation-limited: .*No reward that asks this will mend it/],
  ["prize-less-time", /^Cause coverage-limited, `flag`: .*no reward will mend it/],
])("%s is told as what rewards alone do not mend", (name, words) => {
  const [known] = stored(failing.filter((program) => program.name === name));
  if (known === undefined) throw new Error(`no stored evidence of ${name}`);
  const [first] = findingsOf(known.evidence).filter(({ severity }) => severity === "cause");
  expect(first && findingText(first)).toMatch(words);
});
