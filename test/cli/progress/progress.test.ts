import { Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { createProgress } from "../../../src/cli/progress/progress.ts";
import { candidate, ended, evaluated, firstGeneration, generation, proposed } from "./events.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const screen = (isTTY: boolean, columns = 60) => {
  const written: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void written.push(chunk.toString())) });
  // One that colours, unless variables say otherwise.
  Object.assign(stream, { isTTY, columns, getColorDepth: () => (process.env["NO_COLOR"] === undefined ? 8 : 1) });
  return { stream: stream as unknown as NodeJS.WriteStream, written, text: () => written.join("") };
};

test("NO_COLOR takes colour away and leaves the moving line", () => {
  for (const [variable, coloured] of [
    ["NO_COLOR", false],
    ["FORCE_COLOR", true],
  ] as const) {
    vi.stubEnv("NO_COLOR", undefined);
    vi.stubEnv("FORCE_COLOR", undefined);
    vi.stubEnv("TERM", "xterm");
    vi.stubEnv(variable, "1");
    const { stream, text } = screen(true);
    const progress = createProgress({ display: "auto", stream });
    progress.say("a line");
    progress.close();
    expect(text(), variable).toContain("\u001B[2K");
    expect(text().includes("\u001B[2m"), variable).toBe(coloured);
  }
});

test("a terminal that cannot move, and a pipe, get whole lines", () => {
  vi.stubEnv("TERM", "dumb");
  for (const isTTY of [true, false]) {
    const { stream, text } = screen(isTTY);
    const progress = createProgress({ display: "auto", stream });
    progress.say("loading");
    progress.close();
    expect(text()).toBe("loading\n");
  }
});

test("without any event the line moves with the clock, on a terminal each second, in a pipe now and then", () => {
  vi.useFakeTimers();
  vi.stubEnv("TERM", "xterm");
  const terminal = screen(true);
  const pipe = screen(false);
  const displays = [terminal, pipe].map(({ stream }) => createProgress({ display: "auto", stream }));
  vi.advanceTimersByTime(31_000);
  for (const display of displays) display.close();
  for (const clock of ["0:00", "0:05", "0:17", "0:30"]) expect(terminal.text()).toContain(`${clock} · starting`);
  expect(pipe.text()).toBe("0:15 · starting\n0:30 · starting\n");
  const before = terminal.written.length;
  vi.advanceTimersByTime(10_000);
  expect(terminal.written).toHaveLength(before);
});

test.each([7, -7])("a clock on the wall that is set by %d years in a run changes nothing that is shown", (years) => {
  const shown = [0, years].map((shift) => {
    vi.useFakeTimers();
    const { stream, text } = screen(false);
    const progress = createProgress({ display: "plain", stream });
    for (const event of firstGeneration) progress.onEvent(event, false);
    vi.advanceTimersByTime(20_000);
    vi.setSystemTime(Date.now() + shift * 365 * 86_400_000);
    vi.advanceTimersByTime(20_000);
    for (const event of candidate("g1-c9")) progress.onEvent(event, false);
    progress.close();
    vi.useRealTimers();
    return text();
  });
  expect(shown[1]).toBe(shown[0]);
  expect(shown[0]).toContain("left");
});

test("a resumed run begins with what is recorded, tells nothing twice, and goes on from there", () => {
  const { stream, text } = screen(false);
  const progress = createProgress({ display: "plain", stream });
  const log = [...firstGeneration, generation(2), proposed("g2-c1", ["g1-c3"])];
  progress.onResume(log);
  for (const event of log) if (event.type !== "generation-started") progress.onEvent(event, true);
  progress.onEvent(generation(1), false);
  progress.onEvent(generation(2), false);
  progress.onEvent(ended("g2-c1", "search", { fitness: 0.45 }), false);
  progress.onEvent(evaluated("g2-c1", 0.45), false);
  progress.close();
  const lines = text().trim().split("\n");
  expect(lines[0]).toBe("going on in generation 2 of 2: 4 candidates and 5 trainings are recorded");
  expect(lines[1]).toMatch(/^ {2}g2-c1: fitness 0\.45 \(\+0\.25 on g1-c3\)/);
  expect(lines).toHaveLength(2);
});

test("a new run's first line counts nothing", () => {
  const { stream, text } = screen(false);
  const progress = createProgress({ display: "plain", stream });
  progress.onResume([]);
  for (const event of [...firstGeneration, ...candidate("g1-c9")]) progress.onEvent(event, false);
  progress.close();
  expect(text()).not.toContain("generation 0");
  expect(text().split("\n")[0]).toBe("run folder runs/x");
});

test("a quiet display says nothing, and one for programs only events", () => {
  for (const display of ["none", "jsonl"] as const) {
    const { stream, text } = screen(true);
    const progress = createProgress({ display, stream });
    progress.say("loading");
    for (const event of firstGeneration) progress.onEvent(event, false);
    progress.close();
    const lines = text().trim().split("\n").filter(Boolean);
    expect(lines).toHaveLength(display === "none" ? 0 : firstGeneration.length);
    expect(() => lines.map((line) => JSON.parse(line))).not.toThrow();
  }
});
