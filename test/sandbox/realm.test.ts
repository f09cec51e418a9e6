import ivm from "isolated-vm";
import { afterAll, expect, test } from "vitest";
import { keptGlobals, tameRealm } from "../../src/sandbox/realm.ts";

// The realm by itself: no critic before it, no process around it.

const isolate = new ivm.Isolate({ memoryLimit: 32 });
afterAll(() => isolate.dispose());

/** What `expression` gives in a fresh context, tamed or not. */
const inRealm = (expression: string, { tamed = true } = {}): unknown => {
  const context = isolate.createContextSync();
  // The walker is made before the taming, with primordials of its own; it starts only afterwards.
  const walker = `(${reachable.toString()})`;
  const tame = tamed ? `(${tameRealm.toString()})(${JSON.stringify(keptGlobals)}).freeze();` : "";
  try {
    context.evalSync(
      `const stringify = JSON.stringify; const walk = ${walker}(); ${tame} const found = stringify(${expression})`,
      { timeout: 60_000 },
    );
  } catch (thrown) {
    // Functions that were called with nonsense leave jobs behind, in which V8 itself now and then throws once the script
    // has ended ("Cannot read properties of undefined (reading 'return')"): what was found until then stands.
    if (context.evalSync("typeof found") !== "string") throw thrown;
  }
  return JSON.parse(context.evalSync("found") as string);
};

/**
 * Travels as text. `walk(roots)` lists the paths of all that can be reached from a program's own values and be changed,
 * and of all code makers: through prototypes, properties of every key, accessors and what they give, and through what
 * every function met on the way returns, throws and constructs when it is called with such values.
 */
function reachable() {
  const { getOwnPropertyDescriptor, getPrototypeOf, isFrozen } = Object;
  const { apply, construct, ownKeys } = Reflect;
  const text = String;
  const makers = new Set<unknown>(
    [() => 0, async () => 0, function* () {}, async function* () {}].map((made) => getPrototypeOf(made).constructor),
  );
  makers.add(Reflect.get(globalThis, "eval"));
  const kinds = Set;
  const isObject = (value: unknown): value is object =>
    (typeof value === "object" || typeof value === "function") && value !== null;
  const tried = (work: () => unknown): { value?: unknown; thrown?: unknown } => {
    try {
      return { value: work() };
    } catch (thrown) {
      return { thrown };
    }
  };
  /** What every function is called with, made anew for each, since some change what they get. */
  const newCall = (roots: () => Record<string, unknown>) => {
    const own = roots();
    const arguments_: unknown[] = [undefined, 1, "(", (x: unknown) => x, { next: () => ({ done: true }) }];
    const receivers = [...arguments_];
    for (const name of ownKeys(own) as string[]) {
      // As an iterator it would never be done: its next() gives promises.
      if (name !== "madeByBoth" && !isFrozen(own[name])) receivers.push(own[name]);
    }
    // What a function gives back of the program's own is not everybody's.
    const mine = new kinds<unknown>(receivers);
    for (const value of receivers.filter(isObject)) {
      mine.add(getPrototypeOf(value));
      for (const key of ownKeys(value)) mine.add(getOwnPropertyDescriptor(value, key)?.value);
    }
    return { arguments_, receivers, isMine: (value: unknown) => mine.has(value) && !isFrozen(value) };
  };
  return (makeRoots: () => Record<string, unknown>) => {
    const roots = makeRoots();
    const seen = new kinds<unknown>();
    const unfrozen: string[] = [];
    const codeMakers: string[] = [];
    const waiting: { path: string; value: unknown }[] = [];
    for (const name of ownKeys(roots) as string[]) waiting.push({ path: name, value: roots[name] });
    while (waiting.length > 0) {
      // The shortest way to each is told.
      const { path, value } = waiting.shift() as { path: string; value: unknown };
      if (!isObject(value) || seen.has(value)) continue;
      seen.add(value);
      if (makers.has(value)) codeMakers.push(path);
      // The roots themselves are a guest's own values; what is behind them is everybody's.
      if (path.includes(".") && !isFrozen(value)) unfrozen.push(path);
      waiting.push({ path: `${path}.[[prototype]]`, value: getPrototypeOf(value) });
      for (const key of ownKeys(value)) {
        const { value: inner, get, set } = getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
        for (const member of [inner, get, set]) waiting.push({ path: `${path}.${text(key)}`, value: member });
        if (get !== undefined)
          waiting.push({ path: `${path}.${text(key)}()`, value: tried(() => apply(get, value, [])).value });
      }
      if (typeof value !== "function" || !isFrozen(value)) continue;
      const { arguments_, receivers, isMine } = newCall(makeRoots);
      const made: ReturnType<typeof tried>[] = [];
      for (const receiver of receivers) {
        for (const argument of arguments_) made.push(tried(() => apply(value, receiver, [argument, 1])));
        made.push(tried(() => construct(value, [receiver])));
      }
      // Results are the program's own; what they descend from is everybody's.
      for (const result of made.flatMap(({ value: returned, thrown }) => [returned, thrown]).filter(isObject)) {
        const prototype = getPrototypeOf(result);
        if (!isMine(prototype)) waiting.push({ path: `${path}().[[prototype]]`, value: prototype });
      }
    }
    return { unfrozen, codeMakers };
  };
}

/** One value of every kind that syntax and the methods of such values can make. */
const ROOTS = `() => ({
  object: {}, array: [], number: Object(1), text: Object("a"), truth: Object(true), bigint: Object(1n),
  symbol: Object(Object.getOwnPropertySymbols(Array.prototype)[0]), regular: /a/g, matches: "a".matchAll(/a/g),
  plain() {}, arrow: () => 0, asynchronous: async () => 0, generator: function* () {}, both: async function* () {},
  madeByGenerator: (function* () {})(), madeByBoth: (async function* () {})(), promise: (async () => 0)(),
  made: class {}, bound: (() => 0).bind(null), values: [].values(), entries: [].entries(), letters: "a"[Object.getOwnPropertySymbols(String.prototype)[0]](),
  helped: [].values().map((x) => x), taken: [].values().take(1), list: (function () { return arguments; })(),
  error: (() => { try { null.x } catch (error) { return error } })(), overflow: (() => { try { [].length = -1 } catch (error) { return error } })(),
  syntax: (() => { try { "".match("(") } catch (error) { return error } })(),
  suppressed: (() => {
    const [dispose] = Object.getOwnPropertySymbols(Object.getPrototypeOf(Object.getPrototypeOf([].values())))
      .filter((symbol) => symbol.description === "Symbol.dispose");
    try { using one = { [dispose]() { throw 1 } }; throw 2 } catch (error) { return error }
  })(),
  template: ((strings) => strings)\`a\`, ...Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, globalThis[name]]).filter(([name]) => name !== "globalThis" )),
})`;

/** A function's own `prototype`, and what is made with it: as much the guest's as the function. */
const OWN = [
  "list.callee",
  "list.callee.prototype",
  "made.prototype",
  "madeByBoth.[[prototype]]",
  "madeByGenerator.[[prototype]]",
  "both.prototype",
  "generator.prototype",
];

test("nothing that a program can reach can be changed, and nothing makes code from strings", () => {
  const found = inRealm(`walk(${ROOTS})`.replaceAll("globalThis", "this")) as {
    unfrozen: string[];
    codeMakers: string[];
  };
  expect(found.codeMakers).toEqual([]);
  expect(found.unfrozen.filter((path) => !OWN.includes(path))).toEqual([]);
});

test("in an untamed realm the same walk finds both: it can fail", () => {
  const found = inRealm(`walk(${ROOTS})`, { tamed: false }) as { unfrozen: string[]; codeMakers: string[] };
  expect(found.unfrozen.length).toBeGreaterThan(100);
  expect(found.codeMakers.length).toBeGreaterThanOrEqual(4);
});

test("only the listed globals are left", () => {
  const left = inRealm("Object.getOwnPropertyNames(this)") as string[];
  expect(left.filter((name) => !["stringify", "walk"].includes(name)).sort()).toEqual([...keptGlobals].sort());
});
