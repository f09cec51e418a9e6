import { Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { stages, waiting } from "../../src/cli/waiting.ts";

afterEach(() => vi.unstubAllEnvs());

const screen = (isTTY: boolean) => {
  const written: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void written.push(chunk.toString())) });
  Object.assign(stream, { isTTY, getColorDepth: () => 1 });
  return { stream: stream as unknown as NodeJS.WriteStream, written };
};

test("what is waited for is told before the work begins, and taken back, also where the work fails", async () => {
  vi.stubEnv("TERM", "xterm");
  for (const fails of [false, true]) {
    const { stream, written } = screen(true);
    const work = async () => {
      expect(written).toEqual(["loading …"]);
      if (fails) throw new Error("no");
      return 7;
    };
    await waiting("loading", work, stream).then(
      (value) => expect(value).toBe(7),
      (thrown: unknown) => expect(fails && thrown).toMatchObject({ message: "no" }),
    );
    expect(written.at(-1)).toBe("\r\u001B[2K");
  }
});

test("a pipe and a terminal that cannot take anything back are told nothing", async () => {
  for (const [isTTY, terminal] of [
    [false, "xterm"],
    [true, "dumb"],
  ] as const) {
    vi.stubEnv("TERM", terminal);
    const { stream, written } = screen(isTTY);
    await waiting("loading", async () => 1, stream);
    expect(written).toEqual([]);
  }
});

test("stages are told in one line that is taken back on a terminal, a line each elsewhere, or not at all", () => {
  vi.stubEnv("TERM", "xterm");
  const told = (isTTY: boolean, always: boolean): string[] => {
    const { stream, written } = screen(isTTY);
    const { say, close } = stages({ always }, stream);
    say("one");
    say("two");
    close();
    return written;
  };
  expect(told(true, false)).toEqual(["\r\u001B[2Kone …", "\r\u001B[2Ktwo …", "\r\u001B[2K"]);
  expect(told(false, true)).toEqual(["0 s: one\n", "0 s: two\n"]);
  expect(told(false, false)).toEqual([]);
});
