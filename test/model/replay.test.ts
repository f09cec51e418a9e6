import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Completion } from "../../src/core/interfaces.ts";
import { withRecording } from "../../src/model/record.ts";
import { createReplayModel, firstDifference } from "../../src/model/replay.ts";
import { request } from "./stack.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "replay-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const baseUrl = "http://127.0.0.1/v1";
const done: Completion = { kind: "text", text: "Idea: x", inputTokens: 3, outputTokens: 2, usd: 0.5, cached: false };
const ask = (score: string) => request(2, { messages: [{ role: "user", content: `Task score ${score}.\nImprove.` }] });
const record = () => withRecording({ complete: async () => done }, { directory, baseUrl });

test("what was recorded is answered again by its label, with its spend", async () => {
  expect(await record().complete(ask("0.25"))).toEqual(done);
  expect((await readdir(directory)).sort()).toEqual(["designer-g0-s2-r0.json", "designer-g0-s2-r0.prompt.md"]);
  expect(await readFile(join(directory, "designer-g0-s2-r0.prompt.md"), "utf8")).toBe(
    "## user\n\nTask score #.\nImprove.\n",
  );
  const notices: string[] = [];
  const replay = createReplayModel({ directory, baseUrl, onNotice: (text) => void notices.push(text) });
  expect(await replay.complete(ask("0.75"))).toEqual({ ...done, cached: true });
  expect(notices).toEqual([]);
});

test("a prompt whose words changed is answered with a notice that shows where", async () => {
  await record().complete(ask("0.25"));
  const notices: string[] = [];
  const replay = createReplayModel({ directory, baseUrl, onNotice: (text) => void notices.push(text) });
  await replay.complete(ask("0.25 and rising"));
  expect(notices.join()).toMatch(
    /designer-g0-s2-r0 has changed.*line 3: 'Task score #\.' is now 'Task score # and rising\.'/,
  );
});

test("a label that was not recorded fails with the label, the cache key and the way to record it", async () => {
  const replay = createReplayModel({ directory, baseUrl });
  const failure = replay.complete(request(7));
  await expect(failure).rejects.toMatchObject({ code: "replay-missing" });
  await expect(failure).rejects.toThrow(/designer-g0-s7-r0 .*cache key [0-9a-f]{32}/);
  await expect(failure).rejects.toMatchObject({ action: expect.stringContaining(`--record ${directory}`) as string });
});

test.each(["nonsense", "{}", '{"completion": {"kind": "poem"}}'])("a damaged recording is named: %s", async (text) => {
  await writeFile(join(directory, "designer-g0-s2-r0.json"), text);
  const replay = createReplayModel({ directory, baseUrl });
  await expect(replay.complete(ask("1"))).rejects.toThrow(/designer-g0-s2-r0\.json holds no completion/);
});

test("a folder that cannot be written is a system error that says so", async () => {
  await writeFile(join(directory, "file"), "");
  const model = withRecording({ complete: async () => done }, { directory: join(directory, "file"), baseUrl });
  await expect(model.complete(ask("1"))).rejects.toMatchObject({ code: "record-write", exitCode: 1 });
});

test.each([
  ["a\nb", "a\nb", null],
  ["a\nb", "a\nc", { line: 2, left: "b", right: "c" }],
  ["a", "a\nb", { line: 2, left: "", right: "b" }],
  ["a\nb", "a", { line: 2, left: "b", right: "" }],
])("the first difference of %j and %j", (left, right, difference) => {
  expect(firstDifference(left, right)).toEqual(difference);
});
