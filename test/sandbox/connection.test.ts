import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";
import { connect } from "../../src/sandbox/connection.ts";
import { deathOf } from "../../src/sandbox/failures.ts";
import { launchChild, locateAddon } from "../../src/sandbox/launch.ts";

// A child of any text in place of ours: what its end is called.

const HEADER =
  "const frame = (kind, length) => { const b = Buffer.alloc(8); b.writeUInt32LE(kind); b.writeUInt32LE(length, 4); return b; };";
const script = (text: string) => {
  const source = `const fs = require("node:fs"); ${HEADER} ${text}`;
  return connect(launchChild([], locateAddon(), { source }));
};
const STAY = "setInterval(() => {}, 1000);";
const LONG = 600_000;

describe("how a request ended", () => {
  test.each([
    ["a frame longer than any", `fs.writeSync(4, frame(1, 2 ** 31)); ${STAY}`, "protocol", "protocol"],
    [
      "text where a frame should be",
      `fs.writeSync(4, "<isolated-vm>:79: Invalid asm.js"); ${STAY}`,
      "protocol",
      "protocol",
    ],
    ["nothing", STAY, "deadline", "timeout"],
    ["its own end", "process.exit(3);", null, "crashed"],
    ["its own end, out of memory", `console.error("FATAL ERROR: out of memory"); process.exit(3);`, null, "memory"],
  ] as const)("%s", async (_name, text, killed, reason) => {
    const connection = script(text);
    const answer = await connection.receive(killed === "deadline" ? 500 : LONG);
    expect(answer).toMatchObject({ kind: "died", killed });
    if (answer.kind === "died") expect(deathOf(answer).reason).toBe(reason);
    await connection.kill();
  });

  test("a frame that nobody asked for is a broken protocol, whoever asks next", async () => {
    const connection = script(`fs.writeSync(4, frame(1, 0)); fs.writeSync(4, frame(4, 0)); ${STAY}`);
    expect(await connection.receive(LONG)).toMatchObject({ kind: "frame", frame: 1 });
    while (connection.alive()) await new Promise((resolve) => setTimeout(resolve, 10));
    const answer = await connection.request(2, [], LONG);
    expect(answer).toMatchObject({ kind: "died", killed: "protocol" });
    if (answer.kind === "died") expect(deathOf(answer).message).not.toMatch(/deadline|in time/);
  });

  test("what is printed on standard output or error is no frame", async () => {
    const connection = script(`
      console.log("x".repeat(1e5)); fs.writeSync(1, "raw"); console.error("heard");
      fs.writeSync(4, frame(1, 3)); fs.writeSync(4, "abc"); ${STAY}`);
    const answer = await connection.receive(LONG);
    expect(answer).toEqual({ kind: "frame", frame: 1, body: Buffer.from("abc") });
    await connection.kill();
    expect(connection.lastWords()).toContain("heard");
  });
});

/** A module that V8 can translate. */
const MODULE = `(function () { "use asm"; function one() { return 1; } return one; })`;
const ASK = `
  require("node:v8").setFlagsFromString("--allow-natives-syntax");
  const module = (0, eval)(${JSON.stringify(MODULE)});
  module();
  const isWasm = (0, eval)("(f) => %IsAsmWasmCode(f)")(module);`;

test('a function that says "use asm" stays JavaScript', async () => {
  const connection = script(`${ASK} fs.writeSync(4, frame(isWasm ? 99 : 1, 0)); ${STAY}`);
  expect(await connection.receive(LONG)).toMatchObject({ kind: "frame", frame: 1 });
  await connection.kill();
});

test("which a plain Node makes WebAssembly: that test can fail", async () => {
  const child = spawn(process.execPath, ["--no-warnings", "--eval", `${ASK} console.log(isWasm)`]);
  const said = await new Promise((resolve) =>
    child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim())),
  );
  expect(said).toBe("true");
});
