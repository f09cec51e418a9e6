import type { ts } from "ts-morph";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { finding, placeIn } from "../findings.ts";
import { unusedCodes } from "../structure/stage.ts";
import type { Stage } from "../types.ts";
import { readMeaning, type Meaning } from "./read-meaning.ts";
import { checkedRules, meaningRules } from "./rules.ts";

/** Units and ranges: what the program's numbers can be, and of which unit, over all that its fields can be. */
export const meaningStage = (spec: EnvironmentSpec, task?: string): Stage => ({
  name: "meaning",
  check: ({ parsed, view }, { asked }) => {
    // What does not type-check means nothing certain; a name that is never used is no such error.
    const isTyped = view.diagnostics.every(({ code }) => unusedCodes.has(code));
    if (parsed.kind !== "program" || !isTyped) return Promise.resolve([]);
    const { program } = parsed;
    const isOn = (id: string): boolean => meaningRules[id]?.severity !== "off" || asked?.has(id) === true;
    const { reports, meaning } = readMeaning(view, { program, spec });
    const checked = meaning === null ? [] : checkedRules.filter(({ id }) => isOn(id));
    const found = [
      ...[...reports.values()].filter(({ rule }) => isOn(rule)),
      ...checked.flatMap(({ id, check }) =>
        check({ view, program, meaning: meaning as Meaning, spec, task }).map((each) => ({ ...each, rule: id })),
      ),
    ];
    const placeOf = (at: ts.Node | string) =>
      placeIn(view.file, typeof at === "string" ? (program.terms[at]?.[0] ?? 0) : at);
    return Promise.resolve(found.map(({ rule, at, message }) => finding(meaningRules, rule, placeOf(at), message)));
  },
});
