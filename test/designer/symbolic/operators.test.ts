import type { Cause } from "../../../src/core/finding.ts";
import type { EffectVerdict } from "../../../src/core/term-effect.ts";
import { expect, test } from "vitest";
import type { TermDiagnosis, TermVerdict } from "../../../src/core/diagnosis.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import type { Parent } from "../../../src/designer/symbolic/parents.ts";
import { gatherEvidence } from "../../../src/designer/symbolic/evidence.ts";
import { changed, operators } from "../../../src/designer/symbolic/operators.ts";
import { guardsOf } from "../../../src/designer/symbolic/guards.ts";
import { guardAt } from "../../../src/designer/symbolic/operators/guard.ts";
import { printExpression } from "../../../src/designer/symbolic/print.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import type { SearchContext } from "../../../src/designer/symbolic/sample.ts";
import { contextWith } from "./fixtures/context.ts";
import { briefOf, lean, randomEpisodes } from "./fixtures/toys.ts";

const world = createWorld(lean.spec);

const contextOf = (seed: number): SearchContext =>
  contextWith(gatherEvidence(briefOf(lean, seed, { episodes: randomEpisodes(lean, seed) }), world), { world, seed });

const parentWith = (
  id: string,
  {
    terms,
    verdicts = {},
    cutShort = 0,
    without = {},
    causes = {},
  }: {
    terms: Record<string, string>;
    verdicts?: Record<string, [TermVerdict, number]>;
    cutShort?: number;
    without?: Record<string, EffectVerdict>;
    causes?: Record<string, Cause>;
  },
): Parent => {
  const weights = Object.keys(terms).map((name) => `${name}: 1`);
  const body = Object.entries(terms).map(([name, text]) => `${name}: ${text}`);
  return {
    id,
    genome: readGenome(
      `export const weights = { ${weights.join()} };\nexport function terms() { return { ${body.join()} }; }`,
      world,
    ),
    composition: "sum",
    fitness: 1,
    merit: 1,
    coverage: 0,
    cutShort,
    origin: { operator: "sample", parents: [] },
    broken: [],
    barely: [],
    without: new Map(Object.entries(without)),
    causes: new Map(Object.entries(causes)),
    terms: new Map(
      Object.entries(verdicts).map(([name, [verdict, share]]): [string, TermDiagnosis] => [
        name,
        { name, verdict, share, curve: [], mean: 0, min: 0, max: 0, association: 0 },
      ]),
    ),
  };
};

const texts = (change: ReturnType<typeof changed>) =>
  change?.genome.map((gene) => `${gene.weight} ${printExpression(gene.expression)}`);

const twoTerms = { go: "next.cart.x", tilt: "next.mast.lean" };

test.each([
  ["flat", 0.1, ["1 next.cart.x"]],
  ["inactive", 0, ["1 next.cart.x"]],
  ["opposed", 0.3, ["1 next.cart.x", "1 -next.mast.lean"]],
  ["dominating", 0.9, ["1 next.cart.x", "0.111 next.mast.lean"]],
] as const)("a term found %s is mended", (verdict, share, expected) => {
  const parent = parentWith("p", { terms: twoTerms, verdicts: { tilt: [verdict, share], go: ["useful", 0.5] } });
  const change = changed(operators.mend, parent, { others: [parent], context: contextOf(1) });
  expect(texts(change)).toEqual(expected);
  expect(change?.note).toContain("tilt");
});

test.each([
  ["dominates", ["1 next.cart.x", "0.2 next.mast.lean"]],
  ["floods", ["1 next.cart.x", "0.2 next.mast.lean"]],
  ["misread", ["1 next.cart.x"]],
  ["farmed", ["1 next.cart.x"]],
] as const)("a term that a cause is of, %s, is answered whatever its verdict", (cause, expected) => {
  const verdicts: Record<string, [TermVerdict, number]> = { tilt: ["useful", 0.5], go: ["useful", 0.5] };
  const parent = parentWith("p", { terms: twoTerms, verdicts, causes: { tilt: cause } });
  const change = changed(operators.mend, parent, { others: [parent], context: contextOf(1) });
  expect(texts(change)).toEqual(expected);
  expect(change?.note).toContain(cause);
});

test.each([
  ["flat", "mend"],
  ["opposed", "mend"],
  ["inactive", "prune"],
] as const)("a term that keeps a constraint stays, also where it is found %s: %s", (verdict, name) => {
  const constraint = { expression: "abs(mast.lean) < 0.5", meaning: "" };
  const guarded = guardsOf([constraint], world);
  const keep = guarded[0]!.guards[0]!.name;
  const kept = "-(clamp(next.mast.lean - 0.5, 0, 2) + clamp(-0.5 - next.mast.lean, 0, 2))";
  const parent = parentWith("p", {
    terms: { [keep]: kept, go: "next.cart.x", fast: "next.cart.speed" },
    verdicts: { [keep]: [verdict, 0], go: ["opposed", 0.5], fast: ["useful", 0.5] },
  });
  for (let seed = 1; seed <= 4; seed++) {
    const change = changed(operators[name], parent, { others: [], context: { ...contextOf(seed), guarded } });
    expect(change?.genome.map(({ expression }) => printExpression(expression))).toContain(kept);
  }
});

test("a guard stays as strong beside what is paid", () => {
  const guarded = guardsOf([{ expression: "abs(mast.lean) < 0.5", meaning: "" }], world);
  const keep = guarded[0]!.guards[0]!.name;
  const context = { ...contextOf(1), guarded, evidence: { ...contextOf(1).evidence, endless: true } };
  const terms = {
    [keep]: "-(clamp(next.mast.lean - 0.5, 0, 2) + clamp(-0.5 - next.mast.lean, 0, 2))",
    go: "next.cart.x",
  };
  const weightAfter = (factor: number): number | undefined => {
    const paid = {
      name: "paid",
      apply: ({ genome }: Parent) => ({
        genome: genome.map((gene) => (gene.name === "go" ? { ...gene, weight: factor * gene.weight } : gene)),
        note: "",
      }),
    };
    const change = changed(paid, parentWith("p", { terms }), { others: [], context });
    return change?.genome.find(({ name }) => name === keep)?.weight;
  };
  expect([4, 1, 0.5].map(weightAfter)).toEqual([4, 1, 0.5]);
});

test("a guard leaves the other terms as they are, where another change would be given a living", () => {
  const constraint = { expression: "abs(cart.x) < 0.01", meaning: "" };
  const guarded = guardsOf([constraint], world);
  const keep = guarded[0]!.guards[0]!.name;
  const own = contextOf(1);
  const context = { ...own, guarded, evidence: { ...own.evidence, endingsKnown: false, terminatedShare: 1 } };
  const broken = [{ ...constraint, episodes: 8, kept: 0, first: { episode: 0, step: 1, seconds: 0.1, seed: 1 } }];
  const parent = {
    ...parentWith("p", { terms: { near: "-Math.abs(next.cart.x)", still: "-Math.abs(next.cart.speed)" } }),
    broken,
  };
  const names = (operator: Parameters<typeof changed>[0]) =>
    changed(operator, parent, { others: [], context })?.genome.map(({ name }) => name);
  expect(names(operators.tune)).toEqual(["near", "still", "alive"]);
  expect(names(guardAt(0))).toEqual([keep, "near", "still"]);
});

test("useful terms are left alone, and the only term is never dropped", () => {
  const context = contextOf(1);
  const fine = parentWith("p", { terms: twoTerms, verdicts: { go: ["useful", 0.5], tilt: ["useful", 0.5] } });
  expect(changed(operators.mend, fine, { others: [], context })).toBeUndefined();
  const single = parentWith("p", { terms: { go: "next.cart.x" }, verdicts: { go: ["flat", 1] } });
  expect(changed(operators.mend, single, { others: [], context })).toBeUndefined();
});

test("crossover joins useful terms of both and leaves the others behind", () => {
  const parent = parentWith("p", { terms: twoTerms, verdicts: { go: ["useful", 0.5], tilt: ["flat", 0.5] } });
  const partner = parentWith("q", {
    terms: { fast: "next.cart.speed", turn: "next.mast.rate" },
    verdicts: { fast: ["useful", 0.5], turn: ["opposed", 0.5] },
  });
  const change = changed(operators.cross, parent, { others: [parent, partner], context: contextOf(2) });
  expect(change?.genome.map((gene) => gene.name)).toEqual(["go", "fast"]);
});

test("where the world cuts a parent's episodes short, lasting is paid for", () => {
  const parent = parentWith("p", { terms: twoTerms, cutShort: 1 });
  const change = changed(operators.last, parent, { others: [], context: contextOf(3) });
  expect(change?.genome.at(-1)?.name).toMatch(/^(?:alive|crash)$/);
  const whole = parentWith("p", { terms: twoTerms, cutShort: 0.2 });
  expect(changed(operators.last, whole, { others: [], context: contextOf(3) })).toBeUndefined();
});

test.each(Object.values(operators))("$name changes the genome or says that it cannot", (operator) => {
  for (let seed = 1; seed <= 4; seed++) {
    const context = contextOf(seed);
    const parent = parentWith("p", { terms: twoTerms, verdicts: { tilt: ["opposed", 0.3] }, cutShort: 1 });
    const before = JSON.stringify(parent.genome);
    const change = changed(operator, parent, { others: [parent], context });
    expect(JSON.stringify(parent.genome)).toBe(before);
    if (change === undefined) continue;
    expect(JSON.stringify(change.genome)).not.toBe(before);
    expect(change.genome.every((gene) => Number.isFinite(gene.weight) && gene.weight > 0)).toBe(true);
  }
});

test("what a term was measured to be worth goes before what is found of it by correlation", () => {
  const verdicts = { go: ["opposed", 0.5], tilt: ["useful", 0.5] } satisfies Record<string, [TermVerdict, number]>;
  const context = contextOf(1);
  const mended = (without: Record<string, EffectVerdict>) =>
    changed(operators.mend, parentWith("a", { terms: twoTerms, verdicts, without }), { others: [], context });
  expect(texts(mended({ go: "worse", tilt: "none" }))).toEqual(["1 next.cart.x"]);
  expect(mended({ go: "worse", tilt: "none" })?.note).toBe("tilt dropped (no effect where it was left out)");
  expect(texts(mended({ go: "better" }))).toEqual(["1 next.mast.lean"]);
  expect(texts(mended({ go: "unknown", tilt: "unknown" }))).toEqual(texts(mended({})));
});

test("where nothing ever ends an episode, what endings pay is dropped when a program is mended, and is not set", () => {
  const parent = parentWith("g1-c1", { terms: { forward: "next.cart.speed", alive: "terminated ? 0 : 1" } });
  const context = contextOf(1);
  const endless = { ...context, evidence: { ...context.evidence, endless: true } };
  const mended = changed(operators.mend, parent, { others: [], context: endless });
  expect(mended?.genome.map(({ name }) => name)).toEqual(["forward"]);
  expect(mended?.note).toBe("alive dropped (nothing ever ends an episode)");
  expect(changed(operators.reend, parent, { others: [], context: endless })).toBeUndefined();
  expect(changed(operators.mend, parent, { others: [], context })).toBeUndefined();
});
