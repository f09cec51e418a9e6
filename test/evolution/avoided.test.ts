import { expect, test } from "vitest";
import { refusingStage, trainingsAvoided } from "../../src/evolution/avoided.ts";

const error = (rule: string) => ({ rule, severity: "error", line: 1, column: 1, message: "", hint: "" }) as const;

test("the first stage that refused is the one that counts", () => {
  expect(refusingStage([error("structure/recursion"), error("types/unknown-field")])).toBe("types");
  expect(refusingStage([{ ...error("subset/syntax"), severity: "warning" }, error("probes/threw")])).toBe("probes");
  expect(refusingStage([{ ...error("probes/flat-term"), severity: "warning" }])).toBeNull();
});

test("programs that were mended count as well as those that were given up", () => {
  const avoided = trainingsAvoided(
    [
      { type: "candidate-repaired", id: "g1-c1", attempt: 1, text: "", refusedBy: "types" },
      { type: "candidate-repaired", id: "g1-c1", attempt: 2, text: "", refusedBy: "probes" },
      { type: "candidate-rejected", id: "g1-c2", diagnostics: [error("types/unknown-field")] },
      { type: "notice", message: "" },
    ],
    3,
  );
  expect(avoided).toEqual({ types: 6, probes: 3 });
});
