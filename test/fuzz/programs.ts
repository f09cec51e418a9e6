import * as fc from "fast-check";

/** Reward programs of a grammar, most of them well formed, some broken at random: for the world `cartpole`. */
const fields = ["cart.position", "cart.velocity", "pole.angle", "pole.rate"];
const record = fc.constantFrom("state", "next");
const field = fc.tuple(record, fc.constantFrom(...fields)).map(([of, name]) => `${of}.${name}`);
const literal = fc.oneof(
  fc.double({ min: -100, max: 100, noNaN: true }).map((value) => `(${value.toPrecision(4)})`),
  fc.constantFrom("0", "1", "1e308", "1e-320", "-0", "2 ** 53"),
);
const hostile = fc.constantFrom(
  "nothing.here",
  "next.pole.lenght",
  "globalThis",
  "(() => { while (true) {} })()",
  'next["pole"]["angle"]',
  "[1, 2, 3][7]",
  "NaN",
  "1 / 0",
  "state",
  "`${dt}`",
  "eval('1')",
  "new Array(1e9).length",
  "terms({})",
  "Math.random()",
  "this",
);

const { number } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { arbitrary: field, weight: 6 },
    { arbitrary: literal, weight: 3 },
    { arbitrary: fc.constantFrom("dt", "time", "action.force", "memory.best"), weight: 2 },
    { arbitrary: hostile, weight: 1 },
    {
      arbitrary: fc
        .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/", "**", "%"), tie("number"))
        .map(([left, operator, right]) => `((${left}) ${operator} (${right}))`),
      weight: 6,
    },
    {
      arbitrary: fc
        .tuple(fc.constantFrom("abs", "exp", "sqrt", "log", "sin", "tanh", "acos", "sign", "floor"), tie("number"))
        .map(([name, value]) => `Math.${name}(${value})`),
      weight: 4,
    },
    {
      arbitrary: fc.tuple(tie("truth"), tie("number"), tie("number")).map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(tie("number"), tie("number"))
        .map(([value, margin]) => `tolerance(${value}, { bounds: [-0.1, 0.1], margin: ${margin} })`),
      weight: 1,
    },
    { arbitrary: fc.tuple(tie("number"), tie("number")).map(([a, b]) => `norm([${a}, ${b}])`), weight: 1 },
  ),
  truth: fc.oneof(
    fc.constant("terminated"),
    fc
      .tuple(tie("number"), fc.constantFrom("<", ">", "<=", "===", "=="), tie("number"))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
  ),
}));

const statement = fc.oneof(
  { arbitrary: number.map((value) => `memory.best = Math.max(memory.best, ${value});`), weight: 3 },
  { arbitrary: number.map((value) => `memory.best = ${value};`), weight: 1 },
  { arbitrary: number.map((value) => `const twice = 2 * ${value};`), weight: 2 },
  {
    arbitrary: number.map((value) => `let sum = 0; for (let i = 0; i < 3; i++) sum += ${value};`),
    weight: 1,
  },
  { arbitrary: fc.constantFrom("for (;;) {}", "throw 1;", "weights.a = 2;", "}", "const x: any = 1;"), weight: 1 },
);

const whole = fc
  .record({
    terms: fc.array(number, { minLength: 1, maxLength: 3 }),
    statements: fc.array(statement, { maxLength: 2 }),
    weights: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 3, maxLength: 3 }),
    fence: fc.boolean(),
    extra: fc.integer({ min: 0, max: 19 }),
  })
  .map(({ terms, statements, weights, fence, extra }) => {
    const names = ["a", "b", "c"].slice(0, terms.length);
    const weighted = names.map((name, index) => `${name}: ${(weights[index] as number).toPrecision(3)}`);
    // One in twenty has a weight that no term has.
    if (extra === 0) weighted.push("d: 1");
    const text = [
      'import { norm, tolerance } from "reward";',
      'import type { Step } from "environment";',
      `export const weights = { ${weighted.join(", ")} };`,
      "export const initial = { best: 0 };",
      "export function terms({ state, action, next, memory, dt, time, terminated }: Step<typeof initial>) {",
      ...statements,
      `return { ${names.map((name, index) => `${name}: ${terms[index]}`).join(", ")} };`,
      "}",
    ].join("\n");
    return fence ? `Here it is.\n\n\`\`\`ts\n${text}\n\`\`\`\n` : text;
  });

/** As a stream that was cut, or with a character too many. */
const torn = fc
  .tuple(whole, fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom("", "{", ")", "\u0000", "\u202e", "`", "é"))
  .map(([text, share, put]) => {
    const at = Math.floor(share * text.length);
    return put === "" ? text.slice(0, at) : text.slice(0, at) + put + text.slice(at);
  });

export const programs = fc.oneof({ arbitrary: whole, weight: 9 }, { arbitrary: torn, weight: 1 });
