import { beforeAll, expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { Critic } from "../../src/core/interfaces.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { defectivePrograms, soundPrograms, type DefectiveProgram } from "./corpora.ts";
import { ruleFamilies } from "./rule-families.ts";

/** Kinds that only running a program on rollouts can tell: the probes have tests of their own. */
const behavioural = new Set(["dominating", "saturated", "farmable", "suicidal", "procrastinating", "inverted"]);

const critics = new Map<string, Critic>();
const review = async ({ environment, task, source }: { environment: string; task: string; source: string }) => {
  const key = `${environment}/${task}`;
  let critic = critics.get(key);
  if (critic === undefined) {
    const plain = await findEnvironment(environment);
    const { options, description } = plain.tasks.find(({ name }) => name === task) ?? {};
    const loaded = options === undefined ? plain : await findEnvironment(environment, options);
    critic = createCritic({
      spec: loaded.environment.spec,
      ...(description === undefined ? {} : { task: description }),
    });
    critics.set(key, critic);
  }
  const { diagnostics } = await critic.review(source, {});
  return diagnostics.filter(({ severity }) => severity !== "skipped");
};

const names = ({ kind, lines, names: identifiers }: DefectiveProgram, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(
    ({ rule, line, message }) =>
      ruleFamilies[kind]?.some((family) => rule.startsWith(family)) === true &&
      (lines.includes(line) || identifiers.some((name) => message.includes(name))),
  );

const kinds = new Map<string, { found: number; of: number; missed: string[] }>();
beforeAll(async () => {
  for (const program of defectivePrograms()) {
    if (behavioural.has(program.kind)) continue;
    const kind = kinds.get(program.kind) ?? { found: 0, of: 0, missed: [] };
    kinds.set(program.kind, kind);
    kind.of++;
    if (names(program, await review(program))) kind.found++;
    else kind.missed.push(program.file);
  }
}, 300_000);

test("every kind of defect has its rules", () => {
  const all = new Set(defectivePrograms().map(({ kind }) => kind));
  expect(Object.keys(ruleFamilies).toSorted()).toEqual([...all].toSorted());
});

test("reading alone names 85 % of every kind that it can tell, and 97 % of all", () => {
  for (const [kind, { found, of, missed }] of kinds) {
    expect(found / of, `${kind}: missed ${missed.join(", ")}`).toBeGreaterThanOrEqual(0.85);
  }
  const all = [...kinds.values()].reduce((sum, { found, of }) => ({ found: sum.found + found, of: sum.of + of }), {
    found: 0,
    of: 0,
  });
  expect(all.found / all.of).toBeGreaterThanOrEqual(0.97);
});

test("of the sound programs none is refused by reading, and few are warned", { timeout: 300_000 }, async () => {
  const programs = await soundPrograms();
  const warned: string[] = [];
  const refused: string[] = [];
  for (const program of programs) {
    const diagnostics = await review(program);
    if (diagnostics.some(({ severity }) => severity === "error")) refused.push(program.file);
    else if (diagnostics.length > 0) warned.push(`${program.file}: ${diagnostics.map(({ rule }) => rule).join(", ")}`);
  }
  expect(refused.length / programs.length, refused.join("\n")).toBeLessThanOrEqual(0.02);
  // Far less than the 15 % that all stages may warn: the probes need their share.
  expect(warned.length / programs.length, warned.join("\n")).toBeLessThanOrEqual(0.04);
});
