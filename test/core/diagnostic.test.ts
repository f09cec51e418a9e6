import { expect, test } from "vitest";
import { refusingStage } from "../../src/core/diagnostic.ts";

const error = (rule: string) => ({ rule, severity: "error", line: 1, column: 1, message: "", hint: "" }) as const;

test("the first stage that refused is the one that counts", () => {
  expect(refusingStage([error("structure/recursion"), error("types/unknown-field")])).toBe("types");
  expect(refusingStage([{ ...error("subset/syntax"), severity: "warning" }, error("probes/threw")])).toBe("probes");
  expect(refusingStage([{ ...error("probes/flat-term"), severity: "warning" }])).toBeNull();
});
