import ivm from "isolated-vm";
import { expect, test } from "vitest";
import { loadProgram } from "../../src/sandbox/isolate.ts";
import { batchLayout, REPLY_BYTES, Status } from "../../src/sandbox/protocol.ts";
import { programSource, trustedSource } from "../../src/sandbox/row-loop.ts";
import { accessorSource } from "../../src/simulator/accessors.ts";
import { library, rolloutOf, spec } from "./fixtures.ts";

// The isolate's limits by themselves, in this very process: no child, no watchdog. Only what they can end is tried here.

const widths = { state: 4, action: 2, terms: 1, memory: 0 };

const load = async (javascript: string, { threaded, timeout = 200 }: { threaded: boolean; timeout?: number }) => {
  const complaints: string[] = [];
  const complain = (message: string) => void complaints.push(message);
  const loaded = await loadProgram(
    { ivm, Status, batchLayout, threaded, complain },
    {
      trusted: trustedSource({
        accessors: accessorSource(spec),
        terms: ["a"],
        memory: [],
        initial: [],
        widths,
        dt: spec.dt,
      }),
      library,
      javascript,
      program: programSource(javascript),
      widths,
      timeout,
      memoryMegabytes: 16,
    },
  );
  return { ...loaded, complaints };
};

const evaluate = async (javascript: string, options: { threaded: boolean; timeout?: number }) => {
  const { status, program } = await load(javascript, options);
  if (program === null) throw new Error(`status ${status}`);
  const batch = rolloutOf({ steps: 2, lanes: 1 });
  const sizes = { rows: 2, lanes: 1, apart: 2 };
  const layout = batchLayout({ sizes, widths });
  const buffer = program.shared(layout.totalBytes);
  new Float64Array(buffer).set(batch.next, layout.next);
  new Uint8Array(buffer).fill(1, layout.apart, layout.apart + 2);
  const result = await program.evaluate(sizes);
  program.dispose();
  return { status: result, terms: [...new Float64Array(buffer, layout.reply * 8 + REPLY_BYTES, 2)] };
};

test.each([true, false])("a sound program's numbers (threaded: %s)", async (threaded) => {
  const sound = "function terms({ next }) { return { a: next.body.x }; }";
  expect(await evaluate(sound, { threaded, timeout: 60_000 })).toEqual({ status: Status.ok, terms: [1, 2] });
});

test.each([true, false])("time, while it loads and while it runs (threaded: %s)", async (threaded) => {
  expect((await load("for (;;) {}", { threaded })).status).toBe(Status.timeout);
  expect((await evaluate("function terms() { for (;;) {} }", { threaded })).status).toBe(Status.timeout);
});

test.each([true, false])("memory, while it loads and while it runs (threaded: %s)", async (threaded) => {
  const grow = "const x = []; for (;;) x.push({ x });";
  expect((await load(grow, { threaded, timeout: 60_000 })).status).toBe(Status.memory);
  const later = await evaluate(`function terms() { ${grow} }`, { threaded, timeout: 60_000 });
  expect(later.status).toBe(Status.memory);
});

test("a script that does not compile, and one that throws, as statuses", async () => {
  expect(await load("function (", { threaded: false })).toMatchObject({ status: Status.syntax, program: null });
  expect(await load("null.x;", { threaded: false })).toMatchObject({ status: Status.threw, program: null });
});
