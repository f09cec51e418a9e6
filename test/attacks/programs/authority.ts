import { attacks, each, NO_NUMBER, THREW, value } from "../attack-table.ts";

/** Names that an outside world would answer to. None of them is defined. */
const names = [
  "process", "globalThis", "global", "window", "self", "Buffer", "fetch", "XMLHttpRequest",
  "WebSocket", "EventSource", "Deno", "Bun", "performance", "queueMicrotask", "setInterval", "structuredClone",
  "Date", "Intl", "Temporal", "Proxy", "Reflect", "Symbol", "JSON", "RegExp", "BigInt", "Promise", "Map", "Set",
  "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "ArrayBuffer", "SharedArrayBuffer", "Atomics",
  "Float64Array", "Uint8Array", "DataView", "Iterator", "AggregateError", "SuppressedError", "DisposableStack",
  "AsyncDisposableStack", "escape", "module", "exports", "decodeURIComponent", "parseInt", "console", "crypto", "navigator", "_ivm",
  "createAccessors", "accessors", "floats", "bytes", "freeze", "attach", "prepare", "run", "moveState", "fail",
];

export const authority = attacks([
  ...names.map(
    (name) => [`there is no ${name}`, value(`[${name}].length`), ["subset/global", "types/unknown-name"], THREW] as const,
  ),
  ["this in a function", value("this === undefined ? 1 : NaN"), ["subset/class"], "harmless"],
  ["the clock", value("Date.now()"), ["subset/global"], THREW],
  ["a timing loop", each("const t = performance.now(); while (performance.now() < t + 1e6) {}"), ["subset/global", "subset/loop"], THREW],
  ["chance", value("Math.random()"), ["types/unknown-field"], THREW],
  ["a sort by chance", each("[3, 1, 2].sort(() => Math.random() - 0.5)"), ["types/unknown-field"], THREW],
  ["a number by locale", each("(1.5).toLocaleString()"), ["subset/member"], THREW],
  ["a comparison by locale", each("'a'.localeCompare('b')"), ["types/unknown-field"], THREW],
  ["capitals by locale", each("'i'.toLocaleUpperCase()"), ["types/unknown-field"], THREW],
  ["an array by locale", each("[1.5].toLocaleString()"), ["subset/member"], THREW],
  ["shouting", each("console.log('x'.repeat(2 ** 20))"), ["subset/global"], THREW],
  ["printing", each("print('x')"), ["types/unknown-name"], THREW],
  ["a debugger statement", each("debugger"), ["subset/syntax"], "harmless"],
  ["reading the environment", value("process.env.OPENAI_API_KEY!.length"), ["subset/global"], THREW],
  ["writing a file", each("require('node:fs').writeFileSync('/tmp/rewardsmith-canary', 'x')"), ["subset/global"], THREW],
  ["connecting", each("fetch('http://127.0.0.1/')"), ["subset/global"], THREW],
  ["ending the process", each("process.exit(1)"), ["subset/global"], THREW],
  ["signalling the parent", each("process.kill(process.ppid)"), ["subset/global"], THREW],
  ["starting a process", each("require('node:child_process').spawn('sh')"), ["subset/global"], THREW],
  ["the fitness", value("(step as any).fitness"), ["subset/cast", "subset/any"], NO_NUMBER],
  ["the success flag", value("(step.next as any).success ? 1 : undefined as any"), ["subset/cast", "subset/any"], NO_NUMBER],
  ["the info record", value("(step as any).info.reward"), ["subset/cast", "subset/any"], THREW],
  ["truncation", value("(step as any).truncated ? 1 : (step as any).truncated"), ["subset/cast", "subset/any"], NO_NUMBER],
  ["the lane", value("(step as any).lane"), ["subset/cast", "subset/any"], NO_NUMBER],
  ["the row of another lane", value("(step.next as any)[1]"), ["subset/cast", "subset/any"], NO_NUMBER],
]);
