import { join } from "node:path";
import { expect, test } from "vitest";
import { viewOf } from "../../../src/core/run-view.ts";
import { exchangeOf } from "../../../src/server/views/candidate/asked.ts";
import { candidateDetail } from "../../../src/server/views/candidate/detail.ts";
import { isHacked } from "../../../src/server/views/candidate/findings.ts";
import { readRun } from "../../../src/store/runs.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/run-folders/0.1.0");
const modelled = await readRun(join(fixtures, "20261129-034524_mountain-car-reach_83ee7d"));
const killed = await readRun(join(fixtures, "20261129-034543_cartpole-balance_508357"));

const detailOf = (record: typeof modelled, id: string) =>
  candidateDetail({ view: viewOf(record.events), asked: [], read: record.read }, id);

test("the best of a run: what it came to by pool, its code, its line, its terms over the training, its episodes", async () => {
  const best = modelled.summary?.best?.candidate as string;
  const detail = await detailOf(modelled, best);
  expect(detail).toMatchObject({ id: "g2-c3", isBest: true, outcome: "trained", operator: "reflection" });
  expect(detail?.scores.map(({ pool, seeds }) => [pool, seeds.length])).toEqual([
    ["report", 2],
    ["selection", 1],
    ["search", 1],
  ]);
  expect(detail?.scores[0]).toMatchObject({ fitness: modelled.summary?.best?.fitness?.mean, interval: null });
  expect(detail?.parents).toEqual([{ id: "g1-c4", known: expect.objectContaining({ outcome: "trained" }) }]);
  const source = await modelled.read("candidates/g2-c3/reward.ts");
  expect(detail?.code.map((line) => line.map(([, text]) => text).join("")).join("\n")).toBe(source.trimEnd());
  expect(detail?.code.flat().filter(([tone]) => tone === "k").length).toBeGreaterThan(0);
  const [change] = detail?.changes ?? [];
  expect(change).toMatchObject({ from: "g1-c4", to: "g2-c3", operator: "reflection" });
  expect(change?.rows?.some(({ kind }) => kind === "added")).toBe(true);
  expect(detail?.line).toMatchObject({ toBest: true, steps: [{ from: "g1-c4", to: "g2-c3" }] });
  expect(detail?.learning?.steps.length).toBeGreaterThan(2);
  for (const { curve, share, weight } of detail?.terms ?? []) {
    expect(curve).toHaveLength(detail?.learning?.steps.length as number);
    expect(share).toBeLessThanOrEqual(1);
    expect(weight).not.toBeNull();
  }
  expect(detail?.traces.every(({ fields }) => fields.length > 0)).toBe(true);
});

test("rows of a difference are numbered as the two programs' lines are", async () => {
  const detail = await detailOf(modelled, "g2-c3");
  const lines = (await modelled.read("candidates/g2-c3/reward.ts")).trimEnd().split("\n");
  for (const row of detail?.changes[0]?.rows ?? []) {
    if (row.kind === "gap" || row.after === null) continue;
    expect(row.code.map(([, text]) => text).join("")).toBe(lines[row.after - 1]);
  }
});

test("an ancestor of the best stands on the line to it; who is not on it has a line of its own", async () => {
  expect((await detailOf(modelled, "g1-c4"))?.line).toMatchObject({ toBest: true, steps: [{ to: "g2-c3" }] });
  expect((await detailOf(modelled, "g2-c1"))?.line).toMatchObject({ toBest: false, steps: [{ to: "g2-c1" }] });
});

test("what was asked of the model, and how it answered, is read by its key alone", async () => {
  const detail = await detailOf(modelled, "g1-c1");
  expect(detail?.asked.map(({ label }) => label)).toEqual(["designer-g1-s0-r0", "designer-g1-s0-r1"]);
  expect(detail?.refusals).toHaveLength(1);
  const exchange = await exchangeOf(modelled, detail?.asked[1]?.key as string);
  expect(exchange?.messages[0]).toMatchObject({ role: "system" });
  expect(exchange?.answer?.text).toContain("export const weights");
  expect(await exchangeOf(modelled, "../../config")).toBeNull();
  expect(await exchangeOf(modelled, "0123456789abcdef")).toBeNull();
});

test("of a candidate that nothing has become of yet there is its code, and no other is made up", async () => {
  const detail = await detailOf(killed, "g1-c1");
  expect(detail).toMatchObject({ scores: [], learning: null, traces: [], terms: [], isBest: false, place: null });
  expect(detail?.code.length).toBeGreaterThan(3);
  expect(await detailOf(killed, "g9-c9")).toBeNull();
});

test("what refused an answer is shown beside it, coloured between its fences alone", async () => {
  const [refusal] = (await detailOf(modelled, "g1-c1"))?.refusals ?? [];
  expect(refusal?.diagnostics[0]).toMatchObject({ rule: "structure/missing-weight", line: 13 });
  expect(refusal?.code[0]).toEqual([["", expect.stringMatching(/^Idea: pay for pushing in/)]]);
  expect(refusal?.code[3]?.[0]).toEqual(["k", "import"]);
});

test("a reward that is earned without its task is an alarm, and a physics that blew up is none of those", () => {
  const entry = { confidence: "counted" as const, text: "", moments: [] };
  expect(isHacked([{ ...entry, severity: "alarm", kind: "hacked" }])).toBe(true);
  expect(isHacked([{ ...entry, severity: "alarm", kind: "physics-invalid" }])).toBe(false);
  expect(isHacked([{ ...entry, severity: "note", kind: "equal-fitness" }])).toBe(false);
});
