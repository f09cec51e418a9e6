import { expect, test } from "vitest";
import { termLineages, type Ancestor } from "../../../src/evolution/explain/term-lineage.ts";

const program = (
  weights: Record<string, number>,
  terms: Record<string, string>,
): string => `import type { Step } from "environment";

export const weights = ${JSON.stringify(weights)};

export function terms({ state, next, dt }: Step) {
  const speed = (next.x - state.x) / dt;
  return { ${Object.entries(terms)
    .map(([name, text]) => `${name}: ${text}`)
    .join(", ")} };
}
`;

const family: Record<string, Ancestor> = Object.fromEntries(
  (
    [
      ["g1-c1", [], "sample", program({ go: 1, up: 1 }, { go: "speed", up: "next.y" })],
      ["g1-c2", [], "sample", program({ calm: 2, go: 1 }, { calm: "-(next.x ** 2)", go: "speed" })],
      [
        "g2-c1",
        ["g1-c1", "g1-c2"],
        "crossover",
        program({ forward: 1, up: 3, calm: 2 }, { forward: "speed", up: "next.y", calm: "-(next.x ** 2)" }),
      ],
      [
        "g3-c1",
        ["g2-c1"],
        "mutation",
        program(
          { forward: 1, up: 3, calm: 2, late: 1 },
          { forward: "speed", up: "Math.tanh(next.y)", calm: "-(next.x ** 2)", late: "dt" },
        ),
      ],
    ] as const
  ).map(([id, parents, operator, source]) => [
    id,
    { id, source, origin: { operator, parents: [...parents], note: "" } },
  ]),
);

const kinds = async (id: string) =>
  Object.fromEntries(
    (await termLineages(id, { ancestor: async (of) => family[of] ?? null })).map(({ term, steps }) => [
      term,
      steps.map((step) => `${step.kind} ${step.id}`),
    ]),
  );

test("each term is followed to the candidate that had it first: renamed, weighed anew, rewritten, crossed over", async () => {
  expect(await kinds("g3-c1")).toEqual({
    forward: ["new g1-c1", "renamed g2-c1"],
    up: ["new g1-c1", "weighed g2-c1", "rewritten g3-c1"],
    calm: ["new g1-c2"],
    late: ["new g3-c1"],
  });
});

test("a helper that changes what a term pays rewrites it, and one of another name does not", async () => {
  const other = program({ go: 1 }, { go: "speed" });
  const grown = { ...family };
  const child = (id: string, source: string) =>
    (grown[id] = { id, source, origin: { operator: "mutation", parents: ["base"], note: "" } });
  grown["base"] = { id: "base", source: other, origin: { operator: "sample", parents: [], note: "" } };
  child("halved", other.replace("/ dt", "/ (2 * dt)"));
  child("renamed", other.replaceAll("speed", "pace"));
  const stepsOf = async (id: string) =>
    (await termLineages(id, { ancestor: async (of) => grown[of] ?? null }))[0]?.steps.map(({ kind }) => kind);
  expect(await stepsOf("halved")).toEqual(["new", "rewritten"]);
  expect(await stepsOf("renamed")).toEqual(["new"]);
});

test("a candidate whose parents are not to be read has all its terms from itself", async () => {
  const only = { "g2-c1": family["g2-c1"] as Ancestor };
  const lineages = await termLineages("g2-c1", { ancestor: async (of) => only[of as "g2-c1"] ?? null });
  expect(lineages.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([["new"], ["new"], ["new"]]);
});
