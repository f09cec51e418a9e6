import { describe, expect, test } from "vitest";
import { sayingsAgainst } from "../../../src/app/session/against.ts";
import type { Intervention } from "../../../src/core/intervention.ts";

const against = (said: Intervention, before: readonly Intervention[] = [], standing: readonly string[] = []) =>
  sayingsAgainst(said, { before, standing: standing.map((expression) => ({ expression, meaning: expression })) });
const ranked = (...order: string[][]): Intervention => ({ kind: "ranking", order });
const [a, b, c] = ["g1-c1", "g1-c2", "g1-c3"] as const;
const on = (kind: "pin" | "reject" | "branch" | "accept", candidate: string): Intervention => ({ kind, candidate });

describe("comparisons", () => {
  test.each<[string, Intervention, Intervention[], string]>([
    ["the other way round", ranked([b], [a]), [ranked([a], [b])], `${a} > ${b}`],
    ["best and worst after a ranking", { kind: "picked", best: b, worst: a }, [ranked([a, c], [b])], `${a} > ${b}`],
    ["a ranking after best and worst", ranked([b], [a]), [{ kind: "picked", best: a, worst: b }], `${a} > ${b}`],
    ["round in a circle", ranked([c], [a]), [ranked([a], [b]), ranked([b], [c])], `${a} > ${b} > ${c}`],
    ["a side after no difference", ranked([b], [a]), [ranked([a, b])], `${a} = ${b}`],
    ["no difference after a side", ranked([b, a]), [ranked([a], [b])], `${a} > ${b}`],
  ])("%s", (_, said, before, shown) => {
    expect(against(said, before)).toEqual([`it contradicts what you said before, ${shown}: both count`]);
  });

  test("the same again, or of others, contradicts nothing", () => {
    expect(against(ranked([a], [b], [c]), [ranked([a], [b]), ranked([b], [c])])).toEqual([]);
    expect(against(ranked([a, b]), [ranked([b, a])])).toEqual([]);
    expect(against(ranked([c], [a]), [ranked([a], [b])])).toEqual([]);
  });
});

test("of one reward the later word holds, and that it turns is told", () => {
  const turned = (text: string) => [`it contradicts what you said before, "${text}": the later word holds`];
  expect(against(on("pin", a), [on("reject", a)])).toEqual(turned(`${a} is rejected`));
  expect(against(on("reject", a), [on("pin", a)])).toEqual(turned(`${a} is to be built upon`));
  expect(against(on("accept", a), [on("reject", a)])).toEqual(turned(`${a} is rejected`));
  expect(against(on("reject", a), [on("branch", a), on("reject", a), on("branch", a)])).toEqual(
    turned(`go on from ${a}`),
  );
  expect(against(on("pin", a), [on("reject", b), on("pin", a)])).toEqual([]);
  expect(against(on("reject", a), [on("pin", a), on("reject", a)])).toEqual([]);
});

test("constraints that no episode can keep together are told; words and notes are left to who reads them", () => {
  const constraint = (expression: string): Intervention => ({ kind: "constraint", expression });
  expect(against(constraint("x > 2"), [], ["y > 1", "abs(x) < 1"])).toEqual([
    'no episode can keep it and "abs(x) < 1" too: lift one of them',
  ]);
  expect(against(constraint("x > 2 and x < 1"))).toEqual(["no episode can keep it: it contradicts itself"]);
  expect(against(constraint("x > 2"), [], ["x > 2", "x < 3"])).toEqual([]);
  expect(against({ kind: "note", text: "faster" }, [{ kind: "note", text: "slower" }])).toEqual([]);
});
