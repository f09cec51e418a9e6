/**
 * The trusted JavaScript around a reward program inside its isolate: the loop over rows, and the function that the program
 * is put into. All of it becomes text; what is a function here may use nothing but what a fresh realm has.
 */
import { Status, type Widths } from "./protocol.ts";
import { keptGlobals, tameRealm } from "./realm.ts";

/** What the loop is written out for: names in their order, `initial` beside `memory`. */
export type TrustedParts = {
  accessors: string;
  terms: readonly string[];
  memory: readonly string[];
  initial: readonly number[];
  widths: Widths;
  dt: number;
};

/** A function's number for what was thrown; looks at the prototype chain only, so that no code of the guest runs. */
function kindOfThrown(thrown: unknown): number {
  try {
    if (thrown instanceof RangeError) return 1;
    if (thrown instanceof TypeError) return 2;
    if (thrown instanceof ReferenceError) return 3;
  } catch {
    return 0;
  }
  return 0;
}

function kindOfValue(value: unknown): number {
  switch (typeof value) {
    case "undefined":
      return 0;
    case "boolean":
      return 1;
    case "string":
      return 2;
    case "function":
      return 4;
    case "bigint":
      return 5;
    case "symbol":
      return 6;
    default:
      return 3;
  }
}

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Names that may be pasted into trusted code, quoted; `__proto__` in an object literal would be no property. */
export const isSafeName = (name: string): boolean => identifier.test(name) && name !== "__proto__";

/**
 * The body of a function that returns `{ attach, prepare, run }`. The loop over rows is written out for this program's
 * names, because keyed access by variable names is slow.
 *
 *     attach(buffer)            the shared buffer that batches lie in
 *     prepare(program)          runs the guest's top level; returns a status
 *     run(rows, lanes, …places) the loop; returns a status, details in the reply's head
 */
export const rowLoop = (load: TrustedParts): string => {
  const number = (value: number) => (Object.is(value, -0) ? "-0" : String(value));
  const quoted = (name: string) => JSON.stringify(name);
  const { widths } = load;
  const memoryMembers = load.memory.map((name, index) => `${quoted(name)}: ${number(load.initial[index] as number)}`);
  const resetMemory = load.memory.map(
    (name, index) => `memory[${quoted(name)}] = ${number(load.initial[index] as number)};`,
  );
  const recallMemory = load.memory.map((name, index) => `memory[${quoted(name)}] = floats[held + ${index}];`);
  const storeMemory = load.memory.map(
    (name, index) => `
        value = memory[${quoted(name)}];
        if (typeof value !== "number") return fail(${Status.memoryValue}, row, ${index}, kindOfValue(value));
        floats[held + ${index}] = value;`,
  );
  const readTerms = load.terms.map(
    (name, index) => `
        value = result[${quoted(name)}];
        if (typeof value !== "number") return fail(${Status.notNumber}, row, ${index}, kindOfValue(value));
        if (value - value !== 0) return fail(${Status.notFinite}, row, ${index}, value === value ? 1 : 0);
        floats[out + ${index}] = value + 0;`,
  );
  return `"use strict";
const freezeObject = Object.freeze, sealObject = Object.seal;
${kindOfThrown.toString()}
${kindOfValue.toString()}
const accessors = (() => { ${load.accessors}
return createAccessors(); })();
const moveState = accessors.state.move, moveAction = accessors.action.move, moveNext = accessors.next.move;
let floats, bytes, words;
let time = 0, terminated = false, replyAt = 0, terms;
const memory = sealObject({ __proto__: null, ${memoryMembers.join(", ")} });
const step = freezeObject({
  __proto__: null,
  state: accessors.state.view,
  action: accessors.action.view,
  next: accessors.next.view,
  memory,
  dt: ${number(load.dt)},
  get time() { return time; },
  get terminated() { return terminated; },
});
const fail = (status, row, term, detail) => {
  words[replyAt] = status;
  words[replyAt + 1] = row;
  words[replyAt + 2] = term;
  words[replyAt + 3] = detail;
  return status;
};
const attach = (buffer) => {
  floats = new Float64Array(buffer);
  bytes = new Uint8Array(buffer);
  words = new Uint32Array(buffer);
};
const prepare = (program) => {
  try {
    terms = program();
  } catch (thrown) {
    return ${Status.threw} + 16 * kindOfThrown(thrown);
  }
  return typeof terms === "function" ? ${Status.ok} : ${Status.shape};
};
const run = (rows, lanes, stateAt, actionAt, nextAt, timeAt, memoryAt, terminatedAt, startAt, apartAt, reply, termsAt, memoryOut) => {
  replyAt = reply * 2;
  let row = 0;
  try {
    let out = termsAt, lane = 0, held = memoryAt, ahead = nextAt, value, result;
    for (; row < rows; row++) {
      moveState(floats, stateAt + row * ${widths.state});
      moveAction(floats, actionAt + row * ${widths.action});
      if (bytes[apartAt + row] === 1) {
        moveNext(floats, ahead);
        ahead += ${widths.state};
      } else moveNext(floats, stateAt + (row + lanes) * ${widths.state});
      time = floats[timeAt + row];
      terminated = bytes[terminatedAt + row] === 1;
      ${load.memory.length === 0 ? "" : `if (bytes[startAt + row] === 1) { ${resetMemory.join(" ")} } else { ${recallMemory.join(" ")} }`}
      result = terms(step);
      if (typeof result !== "object" || result === null) return fail(${Status.shape}, row, 0, 1);
      {${readTerms.join("")}
      }
      {${storeMemory.join("")}
      }
      value = 0;
      for (const key in result) value++;
      if (value !== ${load.terms.length}) return fail(${Status.extraTerm}, row, 0, 0);
      out += ${load.terms.length};
      held += ${load.memory.length};
      if (++lane === lanes) { lane = 0; held = memoryAt; }
    }
  } catch (thrown) {
    return fail(${Status.threw}, row, 0, kindOfThrown(thrown));
  }
  for (let index = 0; index < lanes * ${load.memory.length}; index++) floats[memoryOut + index] = floats[memoryAt + index];
  return fail(${Status.ok}, 0, 0, 0);
};
return { attach, prepare, run };
`;
};

/** The loop in a tamed realm, with `freeze()` to be called after the library has run; what it needs is captured before. */
export const trustedSource = (load: TrustedParts): string => `"use strict";
const { Float64Array, Uint8Array, Uint32Array } = globalThis;
const { freeze } = (${tameRealm.toString()})(${JSON.stringify(keptGlobals)});
return { freeze, ...(function () {
${rowLoop(load)}})() };
`;

/**
 * A function expression that holds the guest's script. The script must also parse by itself (the caller compiles it
 * alone first), so it cannot close the function early.
 */
export const programSource = (javascript: string): string =>
  `(function program() { "use strict";\n${javascript}\nreturn terms;\n})`;
