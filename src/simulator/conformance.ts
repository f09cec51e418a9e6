import { messageOf } from "../core/errors.ts";
import { foreignPlace } from "./foreign-place.ts";
import { createRandom } from "../core/random.ts";
import { foreignChecks } from "./conformance/foreign.ts";
import { laneChecks } from "./conformance/lanes.ts";
import { memoryChecks } from "./conformance/memory.ts";
import { snapshotChecks } from "./conformance/snapshots.ts";
import { symmetryChecks } from "./conformance/symmetry.ts";
import { tabularChecks } from "./conformance/tabular.ts";
import type { Bench, Finding } from "./conformance/types.ts";
import { valueChecks } from "./conformance/values.ts";
import { actionLayout } from "../core/fields.ts";
import { specProblems } from "./spec-problems.ts";
import type { Environment, VectorEnvironment } from "./types.ts";

const wildValues = [Number.NaN, Infinity, -Infinity, 1e300, -1e300, 0.5, -1, 1e9];

const randomActions: (environment: Environment) => Bench["actions"] =
  ({ spec }) =>
  (count, { seed, wild = false }) => {
    const random = createRandom(seed);
    const value = (low: number, high: number) => (wild ? random.pick(wildValues) : random.between(low, high));
    if (spec.control.kind === "discrete") {
      const choices = spec.control.actions.length;
      return Float64Array.from({ length: count }, () => (wild ? random.pick(wildValues) : random.integer(choices)));
    }
    const ranges = actionLayout(spec).entries.flatMap(({ field, size }) =>
      Array.from({ length: size }, () => field.range),
    );
    return Float64Array.from({ length: count * ranges.length }, (_, place) => {
      const [low, high] = ranges[place % ranges.length] as readonly [number, number];
      return value(low, high);
    });
  };

/**
 * Tries an environment against its contract (simulator/types `VectorEnvironment`): values, determinism, lanes, endings,
 * snapshots and symmetries where it has them, and whether stepping holds on to memory. Takes some ten thousand steps. Of a `foreign` one
 * what its own side is answerable for: does it repeat, is it disturbed by another, what it tells; a few episodes, `quick`: parts of them. Empty for an environment that keeps it; never throws for what the environment does wrong.
 */
export const checkEnvironment = async (
  environment: Environment,
  {
    foreign = false,
    quick = false,
    options = {},
    onProgress = () => {},
  }: {
    foreign?: boolean;
    quick?: boolean;
    options?: Record<string, string>;
    onProgress?: (what: string) => void;
  } = {},
): Promise<Finding[]> => {
  const problems = specProblems(environment.spec);
  if (problems.length > 0) {
    return problems.map((problem) => ({
      rule: "environment/spec",
      message: problem,
      hint: "Mend the spec; the other checks run once it is valid.",
    }));
  }
  const findings: Finding[] = [];
  const checks = foreign
    ? foreignChecks
    : [
        ...valueChecks,
        ...laneChecks,
        ...(quick ? [] : [...snapshotChecks, ...symmetryChecks, ...tabularChecks, ...memoryChecks]),
      ];
  for (const [place, { rule, check }] of checks.entries()) {
    const say = (what: string): void =>
      onProgress(checks.length > 1 ? `${place + 1} of ${checks.length}: ${what}` : what);
    if (checks.length > 1) say(rule);
    const open: VectorEnvironment[] = [];
    const bench: Bench = {
      environment,
      quick,
      say,
      async create({ count = 4, seed = 1 } = {}) {
        const created = await environment.create({ count, seed, options });
        open.push(created);
        return created;
      },
      actions: randomActions(environment),
    };
    try {
      findings.push(
        ...(await check(bench)).map((finding) => ({ ...finding, rule: `environment/${finding.rule ?? rule}` })),
      );
    } catch (thrown) {
      const place = foreignPlace(thrown);
      const message = `the environment threw${place === undefined ? "" : ` at ${place}`}: ${messageOf(thrown)}`;
      // Most checks meet the same fault, which is one.
      if (findings.some((finding) => finding.message === message)) continue;
      findings.push({
        rule: `environment/${rule}`,
        message,
        hint: foreign
          ? "It is the world's own: reset() and step() must not raise, whatever the seed and the action. Mend this first: it ended the other checks too."
          : "create, reset and step must not throw for any seed or action; a blow-up is `invalid`. Mend this first: it ended other checks too.",
      });
    } finally {
      for (const created of open) created.dispose();
    }
  }
  return findings;
};
