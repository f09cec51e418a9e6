import { Project } from "ts-morph";
import { expect, test } from "vitest";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { defineSpec } from "../../src/simulator/define.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { pointSpec } from "./point.ts";

/** All that TypeScript insists on without its own library. */
const bareLibrary = `
  interface Array<T> { readonly length: number; [index: number]: T }
  interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T }
  interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
  interface NewableFunction {} interface Number {} interface Object {} interface RegExp {} interface String {}
`;

/** Compiler messages for a program against a declaration. */
const compile = (declaration: string, program: string): string[] => {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, strict: true, noUncheckedIndexedAccess: true },
  });
  project.createSourceFile("/library.d.ts", bareLibrary);
  project.createSourceFile("/environment.ts", declaration);
  project.createSourceFile("/reward.ts", program);
  return project.getPreEmitDiagnostics().map((diagnostic) => {
    const text = diagnostic.getMessageText();
    return typeof text === "string" ? text : text.getMessageText();
  });
};

const using = (body: string): string =>
  `import type { Step } from "./environment";
   const initial = { best: 0 };
   export function terms({ state, action, next, memory, dt, time, terminated }: Step<typeof initial>) { ${body} }`;

test("the declaration compiles without any library, and types every field", () => {
  const declaration = environmentDeclaration(pointSpec);
  expect(
    compile(
      declaration,
      using(`
        memory.best = next.point.x - state.point.x;
        const near: boolean = next.sensors.near;
        const ray: number = next.sensors.rays[2];
        const fins: readonly number[] = action.fins;
        const deep: number = next.sensors.nested.depth.deep;
        return { a: dt + time, b: terminated ? ray : deep, c: near ? action.push : 0, d: fins };`),
    ),
  ).toEqual([]);
});

test.each([
  ["an unknown field", "return next.point.y;", /Property 'y' does not exist/],
  ["a boolean as a number", "const n: number = next.sensors.near; return n;", /boolean/],
  ["an index beyond a vector", "return next.sensors.rays[3];", /no element at index '3'/],
  ["writing the state", "state.point.x = 1; return 0;", /read-only/],
  ["writing the action", "action.fins[0] = 1; return 0;", /read-only/],
  ["an unknown memory", "memory.worst = 1; return 0;", /Property 'worst' does not exist/],
  ["a truncation flag", "return (arguments[0] as Step).truncated;", /Property 'truncated' does not exist/],
])("%s is a type error", (_name, body, message) => {
  expect(compile(environmentDeclaration(pointSpec), using(body)).join("\n")).toMatch(message);
});

test("description text cannot end its comment", () => {
  const hostile = defineSpec({
    ...pointSpec,
    state: { a: { description: "*/ export const stolen = 1; /*", unit: "m */", range: [0, 1] } },
    summary: "one\n*/ two",
  });
  const declaration = environmentDeclaration(hostile);
  expect(compile(declaration, using("return state.a;"))).toEqual([]);
  expect(declaration.match(/^export /gm)).toHaveLength(3);
});

test("units, ranges, limits and the ways to end stand in the text", () => {
  const declaration = environmentDeclaration(pointSpec);
  expect(declaration).toContain("Time step: 0.1 s. Episode limit: 30 steps (3 s).");
  expect(declaration).toContain("The point is beyond 10 m.");
  expect(declaration).toContain("/** Position [m, -10 … 10] */");
  expect(declaration).toContain("[rad, -3.14159 … 3.14159, periodic: jumps by 2π]");
  expect(declaration).toContain("/** A number far down [dimensionless, 0 … ∞] */");
  expect(declaration).toContain("readonly fins: readonly [left: number, right: number];");
});

test.each(await listEnvironments())("the declaration of %s compiles and is quiet about what is good", async (name) => {
  const { environment } = await findEnvironment(name);
  const declaration = environmentDeclaration(environment.spec);
  expect(compile(declaration, using("return dt;"))).toEqual([]);
  expect(declaration).not.toMatch(
    /\b(goal|reward|fitness|success|good|bad|should\b|must\b|penal|bonus|desired|target)/i,
  );
});
