/**
 * A realm without ambient authority. `tameRealm` becomes text and runs first in the isolate, so it may use nothing but
 * what a fresh realm has.
 */
/** Globals that stay. An allow-list: what a later V8 adds is gone without our knowing its name. */
export const keptGlobals = [
  "Object",
  "Array",
  "Number",
  "Boolean",
  "String",
  "Math",
  "Error",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "isFinite",
  "isNaN",
  "NaN",
  "Infinity",
  "undefined",
];

/**
 * Takes ambient authority away: unlisted globals, code from strings, chance and locale. What loses its name is not gone:
 * syntax and builtins go on making it (a promise, `[].values().constructor`, the SyntaxError of `"".match("(")`, the
 * SuppressedError of `using`), so all that a fresh realm holds is remembered first and frozen with the rest. Only what has
 * no name in any realm is listed, through a value of its kind.
 */
export function tameRealm(kept: readonly string[]): { freeze: () => void } {
  type Target = Record<PropertyKey, unknown>;
  type Iterators = { map(one: () => unknown): object; from(iterator: { next(): unknown }): object };
  const { getOwnPropertyDescriptor, getPrototypeOf, defineProperty, freeze, preventExtensions } = Object;
  const { apply, ownKeys } = Reflect;
  const realm = globalThis as unknown as Target;
  const keep = new Set<PropertyKey>(kept);
  const seen = new Set<unknown>();

  const syntaxMade: unknown[] = [
    function plain() {},
    async function asynchronous() {},
    function* generator() {},
    async function* asynchronousGenerator() {},
  ].map((made) => getPrototypeOf(made));
  for (const prototype of syntaxMade) {
    defineProperty(prototype, "constructor", { value: undefined, writable: false, configurable: false });
  }
  const hidden: unknown[] = [
    ...ownKeys(realm).map((name) => getOwnPropertyDescriptor(realm, name)?.value),
    ...syntaxMade,
    getPrototypeOf([][Symbol.iterator]()),
    getPrototypeOf(""[Symbol.iterator]()),
    getPrototypeOf(/a/[Symbol.matchAll]("")),
    // Every error's `stack` has the same two functions.
    getOwnPropertyDescriptor(new Error(), "stack")?.get,
    getOwnPropertyDescriptor(new Error(), "stack")?.set,
    // What an iterator's own map() and from() give.
    getPrototypeOf(([].values() as unknown as Iterators).map(() => 0)),
    getPrototypeOf((realm["Iterator"] as Iterators).from({ next: () => ({ done: true }) })),
  ];
  for (const prototype of [Promise.prototype, RegExp.prototype, ArrayBuffer.prototype, Float64Array.prototype]) {
    defineProperty(prototype, "constructor", { value: undefined, writable: false, configurable: false });
  }

  for (const name of ["__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "__proto__"]) {
    delete (Object.prototype as unknown as Target)[name];
  }
  for (const owner of [Object, Array, Number, String, BigInt].map((made) => made.prototype as unknown as Target)) {
    for (const key of ownKeys(owner)) {
      if (typeof key === "string" && (key.startsWith("toLocale") || key === "localeCompare")) delete owner[key];
    }
  }
  delete (Math as unknown as Target).random;
  // No stack is ever read; without this a throwing program spends its time on capturing them.
  (Error as unknown as Target).stackTraceLimit = 0;
  for (const name of ownKeys(realm)) if (!keep.has(name)) delete realm[name];

  /** What an accessor gives where it lies: `Iterator.prototype.constructor` is one. Most want an instance and throw. */
  const resultOf = (get: () => unknown, owner: unknown): unknown => {
    try {
      return apply(get, owner, []);
    } catch {
      return undefined;
    }
  };

  return {
    /** After the library has defined its globals: nothing reachable can be changed any more. */
    freeze: () => {
      const waiting: unknown[] = [...hidden];
      for (const name of ownKeys(realm)) {
        const descriptor = getOwnPropertyDescriptor(realm, name) as PropertyDescriptor;
        waiting.push(descriptor.value);
        if (descriptor.configurable === true) {
          defineProperty(realm, name, { writable: false, configurable: false });
        } else if (descriptor.writable === true) {
          defineProperty(realm, name, { writable: false });
        }
      }
      preventExtensions(realm);
      while (waiting.length > 0) {
        const value = waiting.pop();
        if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) continue;
        if (value === realm) continue;
        seen.add(value);
        freeze(value);
        waiting.push(getPrototypeOf(value));
        for (const key of ownKeys(value)) {
          const { value: inner, get, set } = getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
          waiting.push(inner, get, set, get === undefined ? undefined : resultOf(get, value));
        }
      }
    },
  };
}
