import { expect, test } from "vitest";
import type { ProbeOutcome, ProbeResult } from "../../../src/core/outcome.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { program, walker } from "../../reward/walker.ts";

const critic = createCritic({ spec: walker });
const source = program("  return {\n    a: next.torso.x,\n    b: dt * next.torso.height,\n  };", {
  weights: "{ a: 1, b: -2 }",
}).replace(/^import \{ norm.*\n/, "");
const spread = { mean: 0, min: -1, max: 1, deviation: 0.5 };
const result: ProbeResult = {
  rows: 10,
  terms: { a: spread, b: spread },
  episodes: [
    { length: 3, ending: "terminated", return: 1 },
    { length: 7, ending: "unfinished", return: 2 },
  ],
};
const returns = (value: number): ProbeResult => ({
  ...result,
  episodes: result.episodes.map((one) => ({ ...one, return: value })),
});

const review = async (outcome: ProbeOutcome) => {
  const { reward, diagnostics } = await critic.review(source, { probe: () => Promise.resolve(outcome) });
  return {
    accepted: reward !== null,
    found: diagnostics.map(({ rule, severity, line }) => `${severity} ${rule}:${line}`),
  };
};
const failed = (
  reason: "threw" | "timeout" | "memory" | "crashed" | "protocol" | "not-finite",
  term?: string,
): ProbeOutcome => ({
  kind: "failed",
  failure: { reason, message: "so it was", term },
});

test.each<[string, ProbeOutcome, { accepted: boolean; found: string[] }]>([
  ["fine", { kind: "probed", result }, { accepted: true, found: [] }],
  ["not finite", failed("not-finite", "b"), { accepted: false, found: ["error probes/not-finite:7"] }],
  ["not finite, nobody knows where", failed("not-finite"), { accepted: false, found: ["error probes/not-finite:4"] }],
  ["threw", failed("threw"), { accepted: false, found: ["error probes/threw:4"] }],
  ["too slow", failed("timeout"), { accepted: false, found: ["error probes/timeout:4"] }],
  ["too large", failed("memory"), { accepted: false, found: ["error probes/memory:4"] }],
  ["crashed", failed("crashed"), { accepted: false, found: ["error probes/failed:4"] }],
  [
    "not finite only beyond what was simulated",
    { kind: "probed", result: { ...result, failure: { reason: "not-finite", message: "", term: "a" } } },
    { accepted: true, found: ["warning probes/not-finite-in-range:6"] },
  ],
  [
    "the same return everywhere",
    { kind: "probed", result: returns(3) },
    { accepted: false, found: ["error probes/constant:6"] },
  ],
  [
    "one return, but one length",
    { kind: "probed", result: { ...returns(3), episodes: returns(3).episodes.map((one) => ({ ...one, length: 3 })) } },
    { accepted: true, found: [] },
  ],
  [
    "one return, but one ending",
    {
      kind: "probed",
      result: {
        ...returns(3),
        episodes: returns(3).episodes.map((one) => ({ ...one, ending: "unfinished" as const })),
      },
    },
    { accepted: true, found: [] },
  ],
  [
    "rounding left over",
    {
      kind: "probed",
      result: { ...result, episodes: result.episodes.map((one, index) => ({ ...one, return: index * 1e-16 })) },
    },
    { accepted: false, found: ["error probes/constant:6"] },
  ],
  [
    "a flat term",
    { kind: "probed", result: { ...result, terms: { a: { ...spread, min: 1, max: 1 }, b: spread } } },
    { accepted: true, found: ["warning probes/flat-term:6"] },
  ],
])("%s", async (_name, outcome, expected) => expect(await review(outcome)).toEqual(expected));

test("without anything to run it, the stage says so and the program is accepted", async () => {
  const { reward, diagnostics } = await critic.review(source, {});
  expect(reward?.weights).toEqual({ a: 1, b: -2 });
  expect(diagnostics.map(({ severity, rule }) => [severity, rule])).toEqual([["skipped", "probes/skipped"]]);
});

test("a program with errors is not run", async () => {
  const probe = () => Promise.reject(new Error("must not run"));
  const { reward, diagnostics } = await critic.review(source.replace("torso.x", "torso.y"), { probe });
  expect(reward).toBeNull();
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["types/unknown-field"]);
});

test("an environment that fails is the system's failure, not the program's", async () => {
  const outcome: ProbeOutcome = { kind: "failed", failure: { reason: "environment", message: "no model.xml" } };
  await expect(review(outcome)).rejects.toMatchObject({ code: "probe-failed" });
});

test("places are those of the text that was sent", async () => {
  const text = `Idea: go.\n\n\`\`\`ts\n${source}\`\`\`\n`;
  const { reward, diagnostics } = await critic.review(text, {
    probe: () => Promise.resolve(failed("not-finite", "b")),
  });
  expect(reward).toBeNull();
  expect(diagnostics.map(({ rule, line }) => `${rule}:${line}`)).toEqual(["probes/not-finite:10"]);
});

test("a type that computes is refused before the checker meets it", async () => {
  const { diagnostics } = await critic.review(
    source.replace("export const", "type Grow<T> = T extends 0 ? Grow<[T, T]> : 0;\nexport const"),
    {},
  );
  expect(diagnostics[0]).toMatchObject({ rule: "subset/syntax", line: 3 });
});
