/** Programs with one construct each, for the made-up walker of test/reward/walker.ts: what Python does differently. */
type Case = { name: string; head?: string; body: string; memory?: string };

const step = "{ state, action, next, memory, dt, time, terminated }: Step<typeof initial>";

/** A program with the terms a, b and c, which `body` declares; `m` is a cell of memory. */
export const programOf = ({ head = "", body, memory = "{ m: 0 }" }: Omit<Case, "name">): string =>
  [
    'import { angleDifference, clamp, clip, decay, delta, distance, dot, excess, gaussian, huber, mean, norm, once, ramp, shaping, sigmoid, smoothstep, square, subtract, sum, tolerance, wrapAngle } from "reward";',
    'import type { Step } from "environment";',
    head,
    "export const weights = { a: 1, b: 2, c: -0.5 };",
    `export const initial = ${memory};`,
    `export function terms(${step}) {`,
    "  const { x, height, pitch, speed } = next.torso;",
    "  const { force, contact } = next.foot;",
    body,
    "  return { a, b, c };",
    "}",
    "",
  ].join("\n");

export const cases: readonly Case[] = [
  {
    name: "division by zero",
    body: "const a = x / height; const b = 1 / (x - x); const c = -1 / Math.abs(pitch * 0);",
  },
  {
    name: "kept cells",
    memory: "{ m: 0, seen: 0 }",
    body: 'const rise = delta(memory, "m", x); const a = rise + delta(memory, "m", rise); const b = once(memory, "seen", height > 0) + memory.seen; const c = clip(speed, 0.5);',
  },
  { name: "remainder and power", body: "const a = x % pitch; const b = x ** height; const c = (-8) ** (1 / 3);" },
  { name: "squares", body: "const a = x ** 2; const b = (x - height) ** 2; const c = -((pitch ** 2) ** 2);" },
  {
    name: "overflow",
    body: "const a = Math.exp(x * 1000); const b = (x * 1e200) ** 2; const c = 10 ** (pitch * 400);",
  },
  {
    name: "rounding",
    body: "const a = Math.round(x); const b = Math.floor(-x) + Math.ceil(pitch) * 10; const c = Math.trunc(speed) + Math.round(-0.5 * x);",
  },
  {
    name: "logarithms",
    body: "const a = Math.log(x); const b = Math.log10(Math.abs(x)) + Math.log2(height); const c = Math.log1p(pitch);",
  },
  {
    name: "inverse functions",
    body: "const a = Math.acos(x) + Math.asin(pitch); const b = Math.acosh(height) + Math.asinh(x); const c = Math.atanh(pitch) + Math.atan2(x, height);",
  },
  {
    name: "hyperbolic functions",
    body: "const a = Math.sinh(x * 300); const b = Math.cosh(pitch) + Math.tanh(x); const c = Math.expm1(height) + Math.cbrt(speed);",
  },
  {
    name: "extremes",
    body: "const a = Math.max(x, height, pitch); const b = Math.min(...force); const c = Math.max() + Math.min(x, -0);",
  },
  {
    name: "sign and zero",
    body: "const a = 1 / Math.sign(x); const b = 1 / Math.max(-0, x * 0); const c = Math.atan2(0, -0 * Math.abs(x));",
  },
  {
    name: "roots and lengths",
    body: "const a = Math.sqrt(x); const b = Math.hypot(x, height, speed) + Math.hypot(...force); const c = norm(force) + Math.hypot();",
  },
  {
    name: "truth of numbers",
    body: "const a = x ? 1 : 2; const b = !height ? 3 : 4; const c = x && height ? 5 : pitch || speed ? 6 : 7;",
  },
  {
    name: "and, or as values",
    body: "const a = x || height; const b = pitch && speed; const c = (x > 0 && contact ? 1 : 0) + ((x || 0) && 2);",
  },
  {
    name: "truth of arrays",
    body: "const none = force.filter((f) => f > 1e9); const a = none ? 1 : 0; const b = none[0] ? 1 : 2; const c = (none[0] || x);",
  },
  {
    name: "undefined by index",
    body: "const list = force.slice(0); const a = list[7] ?? x; const b = list[-1] ?? 1; const c = Math.max(x, list[x] ?? 3) + (list[3] + 1 || 9);",
  },
  {
    name: "undefined compared",
    body: "const far = force.slice(0); const a = far[9] === undefined ? 1 : 0; const b = far[9]! > 0 ? 1 : far[8] === far[9] ? 2 : 3; const c = Number.isFinite(far[5]) ? 1 : Number.isNaN(far[5]) ? 2 : 3;",
  },
  {
    name: "equality",
    body: "const a = x === height ? 1 : 0; const b = x !== x ? 2 : 3; const c = contact === true ? 1 : contact == terminated ? 2 : 0;",
  },
  {
    name: "comparison chains",
    body: "const a = (x < height) === (pitch < speed) ? 1 : 0; const b = (x > 0) !== !(height > 0) ? 1 : 2; const c = x < 0 ? -1 : x > 0 ? 1 : 0;",
  },
  {
    name: "booleans as numbers",
    body: "const a = Number(contact) + +terminated; const b = +contact * 2 - -(+contact); const c = Number(x > 0) * Number(x);",
  },
  {
    name: "number predicates",
    body: "const a = Number.isFinite(1 / x) ? 1 : 0; const b = Number.isNaN(Math.sqrt(x)) ? 1 : 0; const c = Number.EPSILON * 1e16;",
  },
  {
    name: "keywords as names",
    body: "const lambda = x; const del = 2; const pass = lambda + del; const None = pass; const and = None * 2; const is = and > 0; const a = pass; const b = is ? and : -1; const c = None;",
  },
  {
    name: "built-in names",
    body: "const len = x; const range = [len, 1]; const float = (abs: number): number => abs + len; const max = float(2); const list = [max]; const a = list[0]; const b = Math.abs(max) + range.length; const c = range.map((v) => v * len)[1];",
  },
  {
    name: "names of the module",
    head: "const math = 3; const DT = 0.5; function compose(WEIGHTS: number): number { return WEIGHTS * math; } const _divide = 2; const Math_ = 7;",
    body: "const reward = compose(x); const self = _divide / x; const a = reward; const b = self * DT; const c = Math_ + Math.PI;",
  },
  {
    name: "shadowing",
    body: "let a = 0; const v = x; { const v = height; a += v; { const v = pitch; a += 10 * v; } } a += 100 * v; const b = [1, 2].map((v) => v * x).reduce((x, y) => x + y, v); let c = 0; for (const v of force) { const x = v * 2; c += x; }",
  },
  {
    name: "shadowed by a parameter",
    head: "const scale = 2; function twice(scale: number): number { return scale * 2; } const outer = (x: number): number => { const inner = (x: number): number => x + scale; return inner(x) * x; };",
    body: "const a = twice(x) * scale; const b = outer(height); const c = [x].map((scale) => scale + twice(scale))[0];",
  },
  {
    name: "functions before they are declared",
    head: "const base = early(2);\nfunction early(x: number): number { return late(x) + 1; }\nfunction late(x: number): number { return x * 10; }",
    body: "const a = local(x); function local(v: number): number { return v + base; } const b = base; const c = early(x);",
  },
  {
    name: "closures",
    body: "const k = x; const add = (v: number): number => v + k; const over = (v: number): number => { const w = add(v); return w * k; }; const a = add(1); const b = over(height); const c = force.map((f) => over(f) + add(f))[2];",
  },
  {
    name: "closures over a loop",
    body: "const hold = { f: (v: number): number => v }; for (let i = 0; i < 3; i++) { const j = i * 10; if (i === 1) hold.f = (v: number): number => v + i + j; } const a = hold.f(x); let g = (v: number): number => v; for (const f of force) { let t = f; if (t > g(0)) g = (v: number): number => v + t; t += 100; } const b = g(1); const c = [1, 2].map((n) => ({ f: (v: number): number => v * n })).map((r) => r.f(x))[0];",
  },
  {
    name: "functions as values",
    body: "const pick = [Math.abs, (v: number): number => -v, square]; const a = pick[0](x) + pick[1](x) + pick[2](x); const m = Math; const { max, PI } = m; const b = max(x, m.floor(height)) + PI; const n = Number; const c = n(contact) + (n.isFinite(x) ? 1 : 0);",
  },
  {
    name: "functions by name as callbacks",
    head: "function both(v: number, i: number): number { return v + i * 100; } const one = (v: number): number => v + 1;",
    body: "const h = x > 0 ? one : both; const a = sum(force.map(Math.abs)) + sum(force.map(both)); const b = sum(force.map(one)) + sum(force.map(h)); const c = [x, height].map(Number).filter(Number.isFinite).length;",
  },
  {
    name: "counted loops",
    body: "let a = 0; for (let i = 0; i < force.length; i++) a += force[i] * i; let b = 0; for (let i = 3; i > -2; i -= 2) { if (i === 1) continue; b += i / 2; } let c = 0; for (let t = 0; t < 1; t += 0.25) { if (t > 0.6) break; if (t === 0.25) continue; c += t + x; }",
  },
  {
    name: "loops to bounds of many kinds",
    head: "const rounds = 4; const half = 2.5;",
    body: "let a = 0; for (let i = 1; i <= rounds; i++) a = a * 2 + i; let b = 0; for (let i = 0; i < half; i++) b += 1; for (let i = 10; i >= 7.5; i -= 1) b += i; let c = 0; for (let i = 0, k = 2; i < 3; ++i) { for (let j = 0; j < 2; j++) c += i * 10 + j * k + i / 3 + i ** j; }",
  },
  {
    name: "a loop whose array changes",
    body: "let list = [x, height, pitch]; let a = 0; for (let i = 0; i < list.length; i++) { a += list[i]; list = list.slice(1); } let b = 0; for (const v of list.slice(-1)) b += v; const c = list.length;",
  },
  {
    name: "loops over pairs",
    body: "const pairs = [[1, x], [2, height], [3]]; let a = 0; for (const [n, v = 7] of pairs) a += n * v; let b = 0; for (const { u, w } of [{ u: 1, w: x }, { u: 2, w: pitch }]) b += u * w; let c = 0; for (let v of force) { v += 1; c += v; }",
  },
  {
    name: "array methods",
    body: "const a = force.map((f, i) => f * i).reduce((p, q) => p + q); const b = force.filter((f, i) => f > 0 && i > 0).reduce((p, q, i) => p + q * i, x); const c = (force.every((f) => f > 0) ? 1 : 0) + (force.some((f) => f > x) ? 2 : 0);",
  },
  {
    name: "slices",
    body: "const a = sum(force.slice(1)); const b = sum(force.slice(-2, 2)) + force.slice(x).length; const c = sum(force.slice(x, height)) + force.slice(0, undefined).length;",
  },
  {
    name: "looking for elements",
    body: "const list = [x, NaN, 1]; const a = list.indexOf(1) + list.indexOf(NaN) * 10; const b = (list.includes(NaN) ? 1 : 0) + (list.includes(x) ? 2 : 0); const c = ([true, false] as const).indexOf(contact);",
  },
  {
    name: "spread",
    body: "const all = [...force, x, ...[height, 2]]; const add = (...v: number[]): number => v.reduce((p, q) => p + q, 0) + v.length; const a = all.length + all[4]; const b = add(...all) + add(); const c = add(1, ...force.slice(1), x);",
  },
  {
    name: "destructuring",
    body: "const [p, , q = 9] = force; const [r, ...rest] = [x, height, pitch]; const { torso: { x: before, ...others }, foot: { force: [f0] } } = state; const a = p + q + r; const b = rest[1] + rest.length + others.height; const c = before + f0;",
  },
  {
    name: "destructuring of parameters",
    body: "const area = ([w, h = 2]: readonly number[], { k = 3, j }: { k?: number; j: number } = { j: x }): number => w * h * k + j; const a = area([x]); const b = area([x, height], { k: 1, j: 5 }); const c = [[1, x], [2, pitch]].map(([u, v]) => u * v)[1];",
  },
  {
    name: "optional parameters",
    body: "function scaled(v: number, k?: number, d = v * 2): number { return v * (k ?? 10) + d; } const a = scaled(x); const b = scaled(x, 2) + scaled(x, undefined, 3); const c = scaled(x, 1, undefined);",
  },
  {
    name: "records",
    body: "const parts: { up: number; fast?: number; deep: { v: number } } = { up: x, deep: { v: 1 } }; parts.up += 2; parts.up /= height; const a = parts.up; const b = parts.fast ?? parts.deep.v; parts.fast = 3; const c = parts.fast ** 2 + (parts?.fast ?? 1);",
  },
  {
    name: "records of numbers",
    head: 'const table: Record<string, number> = { 0: 1.5, 1: 2, "0.5": 7 };',
    body: 'const a = table[Math.round(x)] ?? -1; const b = table.missing ?? table[0.5]; const { "0.5": half, 1: one } = table; const c = half + one;',
  },
  {
    name: "optional chains",
    body: "const rows = [{ v: { w: x } }]; const a = rows[3]?.v.w ?? 1; const b = rows[0]?.v?.w ?? 2; const f = x > 0 ? (v: number): number => v + 1 : undefined; const c = (f?.(x) ?? -1) + (rows[5]?.v.w ?? next?.torso?.x ?? 0);",
  },
  {
    name: "assignments as values",
    body: "let p = 0; let q = 0; const a = (p = x) + (q += 2) + p; const b = (p /= 2) + p++ + ++q + p; const c = (memory.m = x) + memory.m++ + (memory.m *= 2);",
  },
  {
    name: "memory",
    memory: "{ m: 1, best: -1000, n: 0.5 }",
    body: "memory.best = Math.max(memory.best, x); memory.n++; memory.m %= 3; memory.m += x; memory.m **= 2; const mine = memory; mine.n -= 0.25; const a = memory.best; const b = memory.n; const c = memory.m > 1e6 ? (memory.m = 1) : memory.m;",
  },
  {
    name: "early returns",
    body: "if (terminated) return { a: -1, b: 0, c: x }; if (x > 0) { const a = 1; return { a, b: x, c: 2 }; } else if (height > 0) return { a: 5, b: height, c: 0 }; else { } ; let a = 0; let b = 0, c; c = 1; a = c;",
  },
  {
    name: "block functions",
    body: "const big = force.filter((f) => { const g = f * 2; if (g > x) return true; return g < -x; }); const a = big.length; const b = force.map(function (f, i) { let t = 0; for (let k = 0; k <= 2; k++) t += f * k * i; return t; })[1]; const c = force.reduce((total, f) => { const t = f > 0 ? f : -f; return total + t; }, 0);",
  },
  {
    name: "blocks within blocks",
    body: "const a = [1, 2].map((u) => force.map((f) => { const t = f * u; return t + u; })[1])[1]; const b = [[1, 2], [3]].map((list) => list.map((v) => v * x).reduce((p, q) => p + q)).reduce((p, q) => p * q); const c = (() => { let t = x; t *= 2; return t; })();",
  },
  {
    name: "void functions",
    body: "const note = (v: number): void => { if (v > 0) return; memory.m = v; }; note(x); const got = note(height); const a = memory.m; const b = got === undefined ? 1 : 0; const c = [x].map((v) => { memory.m = v; })[0] === undefined ? 1 : 2;",
  },
  {
    name: "conditions within expressions",
    body: "const a = -(x > 0 ? x : -x) * (contact ? 2 : 3); const b = [x > 0 ? 1 : 2, contact && x > 0 ? 3 : 4][1]; const c = x > 0 === contact ? (x, height) ? 1 : 2 : 3;".replace(
      "(x, height)",
      "height",
    ),
  },
  {
    name: "lambdas in odd places",
    body: "const a = ((v: number): number => v * 2)(x) + [(v: number): number => v + 1][0](x); const b = (contact ? (v: number): number => v : (v: number): number => -v)(x); const r = { f: (v: number): number => v - 1, g: { h: (): number => 3 } }; const c = r.f(x) + r.g.h();",
  },
  {
    name: "comprehension over an assignment",
    body: "let p = [x]; const a = (p = [x, height]).map((v) => v + p.length)[1]; const b = (force.filter((f) => f > 0)[0] ? [1] : [2, 3]).map((v) => (x || v))[0]; const c = [x, 0, NaN].map((v) => v || height || 1)[1];",
  },
  {
    name: "an index that is assigned",
    body: "const a = force.map((f, i) => (i = i + 1) * f)[1]; const b = force.map((f, i) => f / (i + 1) + i % 2 + i ** i)[2]; const c = force.map((_f, i) => i).reduce((p, q) => p * 10 + q) / 3 + (force.map((f, i) => (i ? f : i))[0] ? 1 : 0);",
  },
  {
    name: "length of a record",
    head: "const size = (box: { length: number }): number => box.length;",
    body: "const a = size(force); const b = size({ length: x }); const { length } = force; const c = length / 2;",
  },
  {
    name: "numbers written in many ways",
    body: "const a = 0xff + 0b101 + 1e3 + .5 + 1_000; const b = 1e21 + 1e400 + x; const c = -0 + 5e-324 - 1.7976931348623157e308 * 0;",
  },
  {
    name: "the library",
    body: 'const a = tolerance(x, { bounds: [-0.5, 0.5], margin: 1, shape: contact ? "cosine" : "linear" }) + tolerance(height, { bounds: [0, 1] }) + tolerance(pitch, { bounds: [1, 2], margin: 3, shape: "longTail", valueAtMargin: 0.5 }) + gaussian(x, 0.3) + decay(x, 0); const b = clamp(x, -1, 1) + ramp(x, 0, height) + smoothstep(x, 1, -1) + sigmoid(x * 900) + huber(speed, 1) + excess(x, 0, 1) + square(x); const c = wrapAngle(x * 10) + angleDifference(x, height) + shaping(x, height) + shaping(x, height, 0.9) + dot(force, action.torque) + distance(force, action.torque) + mean(force) + mean([]) + sum(subtract(force, [1, 2, 3]));',
  },
  {
    name: "other shapes of tolerance",
    body: 'const a = tolerance(x, { bounds: [0, 0.1], margin: 1, shape: "hyperbolic" }) + tolerance(x, { bounds: [0, 0.1], margin: 2, shape: "tanhSquared" }); const b = tolerance(x, { bounds: [0, 0.1], margin: 1, shape: "quadratic" }); const c = tolerance(pitch, { bounds: [0, 0.1], margin: 1, valueAtMargin: 0.9 });',
  },
  {
    name: "library functions under other names",
    head: "const norm2 = norm; function size(v: readonly number[]): number { return norm2(v); }",
    body: "const pick = x > 0 ? clamp : (v: number): number => v; const a = size(force); const b = pick(x, 0, 1); const c = [x, height, pitch].reduce((p, q) => p + q) + force.map(square)[1] + [x, 3].reduce(shaping);",
  },
];
