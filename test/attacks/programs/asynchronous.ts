import { attacks, beside, each, instead, NO_NUMBER, THREW, TIMEOUT, value } from "../attack-table.ts";

/** Work after the work: nothing waits for a promise, and no job of one outlives the time limit. */
export const asynchronous = attacks([
  ["microtasks without end", each("(async () => { for (;;) await null; })()"), ["subset/async", "subset/loop"], TIMEOUT],
  ["a loop in an async function", each("(async () => { await null; for (;;) {} })()"), ["subset/async", "subset/loop"], TIMEOUT],
  ["a loop in then", each("(async () => 0)().then(() => { for (;;) {} })"), ["subset/async", "subset/loop"], TIMEOUT],
  ["an async reward", instead("export async function terms(step: Step) { return { a: step.dt }; }"), ["subset/async"], NO_NUMBER],
  ["a promise as a term", value("(async () => 1)()"), ["subset/async"], NO_NUMBER],
  ["a promise that never settles", value("(async () => { await { then() {} }; return 1; })()"), ["subset/async"], NO_NUMBER],
  ["a thenable", instead("export function terms(step: Step) { return { a: step.dt, then(done: Function) { done({ a: 1 }); } }; }"), ["subset/accessor"], NO_NUMBER],
  ["a promise's constructor", each("new Promise(() => { for (;;) {} })"), ["subset/class"], THREW],
  ["a rejection that nobody hears", each("(async () => { throw 1; })()"), ["subset/async", "subset/exception"], ["protocol"]],
  ["Array.fromAsync", each("Array.fromAsync([1])"), ["subset/global"], "harmless"],
  ["await at the top", beside("await null;"), ["subset/module-state", "subset/async"], THREW],
  ["a generator as reward", instead("export function* terms(step: Step) { yield { a: step.dt }; }"), ["subset/async"], NO_NUMBER],
  ["a generator without end", each("for (const x of (function* () { for (;;) yield 1; })()) void x"), ["subset/loop", "subset/async", "subset/operator"], TIMEOUT],
  ["a generator that delegates to itself", each("const g = function* (): Generator { yield* g(); }; [...g()]"), ["subset/async"], THREW],
  ["an iterator that never ends", each("const x = { [Object.getOwnPropertySymbols([].values())[0]!]: 1 }; [...([].values().constructor as any).from({ next: () => ({ done: false, value: 1 }) })]"), ["subset/accessor", "subset/member"], ["timeout", "memory", "threw"]],
]);
