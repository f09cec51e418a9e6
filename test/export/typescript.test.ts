import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import * as fc from "fast-check";
import { Project, ts } from "ts-morph";
import { expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { writeTypeScript } from "../../src/export/typescript.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { composeTotal } from "../../src/reward/compose.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import { runReward, step } from "../reward/run.ts";
import { parsed, walker } from "../reward/walker.ts";
import { cases, programOf } from "./cases.ts";
import { inputOf } from "./input.ts";

const project = new Project({
  useInMemoryFileSystem: true,
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.es2022.d.ts"],
    types: [],
  },
});

/** What the compiler says of a file that stands alone. */
const complaints = (text: string): string[] => {
  const file = project.createSourceFile("/reward.ts", text, { overwrite: true });
  return file.getPreEmitDiagnostics().map((one) => {
    const message = one.getMessageText();
    return `${one.getLineNumber()}: ${typeof message === "string" ? message : message.getMessageText()}`;
  });
};

type Module = { terms(step: object): Record<string, number>; reward(step: object): number; initial?: object };

const runModule = (text: string): Module => {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const exports = {};
  new Script(ts.transpileModule(text, { compilerOptions }).outputText).runInContext(createContext({ exports }));
  return exports as Module;
};

const exported = (source: string, spec: EnvironmentSpec = walker): string =>
  writeTypeScript(inputOf(compileReward(parsed(source)), spec));

const steps = [step([0.3, 1.2, -0.2, 0.9, 1, 3, -4, 5]), step([-0.3, 0.7, 0.4, -1.9, 0, 0.5, 2, 1], true)];

test.each(cases)("$name: the file stands alone and computes the same", (one) => {
  const source = programOf(one);
  const text = exported(source);
  expect(text).not.toMatch(/^\s*import\b/m);
  // Its own types are the narrow library's, where nothing else can be called on an array of records.
  expect(complaints(text)).toEqual([]);
  const { terms, initial } = runModule(text);
  const memory = { ...initial };
  const ours = runReward(parsed(source), steps);
  expect(steps.map((given) => ({ ...terms({ ...given, memory }) }))).toEqual(ours);
});

test("what would meet a name of the program's own is renamed", () => {
  const source = `import { ramp, norm as length } from "reward";
import type { Step as Moment } from "environment";
interface State { clamp: number; }
export const weights = { a: 1, b: -2 };
const clamp = (box: State): number => box.clamp * 2;
function reward(x: number): number { return x + 1; }
export function terms({ next, action }: Moment) {
  return { a: clamp({ clamp: reward(next.torso.x) }) + ramp(next.torso.height, 0, 2), b: length(action.torque) };
}
`;
  const text = exported(source);
  expect(complaints(text)).toEqual([]);
  const { terms } = runModule(text);
  expect(steps.map((given) => ({ ...terms(given) }))).toEqual(runReward(parsed(source), steps));
  expect(text).toContain("composedReward");
});

test("the reward is composed as in training", () => {
  const head = 'import type { Step } from "environment";\nexport const weights = { a: 2, b: -1, c: 0.5 };\n';
  const body =
    "export const terms = ({ next }: Step) => ({ a: next.torso.x, b: next.torso.height, c: next.torso.pitch });\n";
  const [given] = steps as [object];
  // The step's next state: x 1.2, height −0.2, pitch 0.9.
  expect(runModule(exported(head + body)).reward(given)).toBeCloseTo(2.4 + 0.2 + 0.45, 12);
  const signs = 'export const composition = "signs";\nexport const sparse = ["b"];\n';
  expect(runModule(exported(head + signs + body)).reward(given)).toBeCloseTo(1.1, 12);
});

test.each([
  [
    "with a memory of its own",
    'import { clip, delta, once } from "reward";\n',
    "export const initial = { x: 0.5, high: 0 };\n",
    '{ x: delta(memory, "x", next.torso.x), height: clip(next.torso.height, 1), off: once(memory, "high", next.torso.height > 1) }',
  ],
  ["without one", "", "", "{ x: next.torso.x, height: next.torso.height, off: -9 }"],
])("an episode's lowest value is kept with its memory, %s", (_name, imports, head, values) => {
  const members = head === "" ? "{ next }: Step" : "{ next, memory }: Step<typeof initial>";
  const source = `${imports}import type { Step } from "environment";
export const weights = { x: 2, height: -1, off: 0 };
export const composition = "softmin";
${head}export function terms(${members}) {
  return ${values};
}
`;
  const text = exported(source);
  expect(complaints(text)).toEqual([]);
  const module = runModule(text);
  const program = parsed(source);
  const number = fc.double({ min: -5, max: 5, noNaN: true });
  const episode = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(episode, { minLength: 1, maxLength: 4 }), (episodes) => {
      const rows = episodes.map((pairs) => pairs.map(([x, height]) => step([0, x, height, 0.9, 1, 3, -4, 5])));
      const terms = rows.flatMap((own) => runReward(program, own).flatMap((all) => Object.values(all)));
      const start = rows.flatMap((own) => own.map((_, row) => Number(row === 0)));
      const ours = composeTotal(program, { terms: Float64Array.from(terms), start: Uint8Array.from(start) });
      const theirs = rows.flatMap((own) => {
        const memory = { ...module.initial };
        return own.map((given) => module.reward({ ...given, memory }));
      });
      for (const [row, pay] of ours.entries()) {
        expect(Math.abs((theirs[row] as number) - pay)).toBeLessThanOrEqual(1e-9);
      }
    }),
    { numRuns: 20 },
  );
});

test("a program without a step is composed too", () => {
  const text = exported("export const weights = { a: 3 };\nexport function terms() { return { a: 2 }; }\n");
  expect(complaints(text)).toEqual([]);
  expect(runModule(text).reward({})).toBe(6);
});

test("every reference of the suite stands alone", async () => {
  const compilerOptions = { ...project.getCompilerOptions(), skipLibCheck: true };
  const together = new Project({ useInMemoryFileSystem: true, compilerOptions });
  for (const name of await listEnvironments()) {
    const { environment, folder, tasks } = await findEnvironment(name);
    const critic = createCritic({ spec: environment.spec });
    for (const file of new Set(tasks.flatMap(({ references }) => Object.values(references)))) {
      const { reward } = await critic.review(readFileSync(join(folder, file), "utf8"), {});
      together.createSourceFile(`/${name}/${file}`, exported(reward?.source ?? "", environment.spec));
    }
  }
  expect(together.getSourceFiles().length).toBeGreaterThan(20);
  const said = together
    .getPreEmitDiagnostics()
    .map((one) => [one.getSourceFile()?.getFilePath(), one.getMessageText()]);
  expect(said).toEqual([]);
});
