import { expect, test } from "vitest";
import type { Intervention } from "../../src/core/intervention.ts";
import { createLanguageModelDesigner } from "../../src/designer/language-model/designer.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { completion, context, fakeModel } from "../designer/language-model/fixtures.ts";
import { fakeDependencies, fakeLooker, fakePlan } from "../evolution/fakes.ts";

/** Whoever is looked at breaks every constraint. */
const looker = fakeLooker(
  ({ measures }) =>
    () =>
      measures.map(() => ({ fitness: 0, success: false })),
);

/** A model that proposes a better program once its prompt says so, and who was best in the end. */
const search = async (said: Intervention | null, heard: RegExp) => {
  const model = fakeModel(({ messages, label }) => {
    const prompt = messages.map(({ content }) => content).join("\n");
    const unheard = label.generation === 1 ? 0.2 + label.sample / 10 : 0.1;
    const quality = heard.test(prompt) ? 0.9 : unheard;
    return completion(`quality:${quality}`);
  });
  const { summary } = await runSearch(
    { ...fakePlan, samples: 2, generations: 2, selectionSeeds: 1, reportSeeds: 1 },
    fakeDependencies({
      designer: createLanguageModelDesigner({ model, modelName: "fake", ...context }),
      looker,
      between: async (generation) => ({ interventions: said && generation === 2 ? [said] : [], taken: [] }),
    }),
  );
  return summary.best?.candidate;
};

test.each<[Intervention, RegExp]>([
  [{ kind: "note", text: "it drags its foot" }, /it drags its foot/],
  [{ kind: "wish", text: "as calm as can be" }, /# Wishes of the person[^]*as calm as can be/],
  [{ kind: "constraint", expression: "x < 1", meaning: "x is below 1 m" }, /# Constraints[^]*x is below 1 m \(x < 1\)/],
  [{ kind: "ranking", order: [["g1-c1"], ["g1-c2"]] }, /by 1 comparison g1-c1 is preferred to all others/],
  [{ kind: "picked", best: "g1-c1", worst: "g1-c2" }, /by 1 comparison g1-c1 is preferred to all others/],
  [{ kind: "mark", candidate: "g1-c1", from: 0, to: 1, category: "too-slow", text: "limps" }, /limps/],
  [{ kind: "pin", candidate: "g1-c1" }, /g1-c1 is to be built upon/],
  [{ kind: "reject", candidate: "g1-c2" }, /g1-c2 is rejected/],
  [{ kind: "branch", candidate: "g1-c1" }, /go on from g1-c1/],
  [
    { kind: "edit", candidate: "g1-c1", text: "quality:0.1", note: "weight of quality: 0.2 → 0.1" },
    /g1-c1 was changed by hand: weight of quality/,
  ],
])(
  "what a person says stands in a language model's next prompt, and changes what it proposes: %j",
  async (said, heard) => {
    expect(await search(null, heard)).toMatch(/^g1-/);
    expect(await search(said, heard)).toMatch(/^g2-/);
  },
);
