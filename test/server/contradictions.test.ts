import { afterAll, expect, test } from "vitest";
import type { Heard } from "../../src/app/session/say.ts";
import type { SessionPage } from "../../src/server/views/session/types.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";
import { servedApp } from "./served.ts";
import { talkingRun } from "./talking-run.ts";

const { runs, close: remove } = temporaryRuns();
const { get, post, close } = servedApp(runs);
const run = await talkingRun(runs);
const at = `/api/runs/${run.name}`;
const patience = { timeout: 60_000 };

afterAll(async () => {
  run.leave();
  await run.ended.catch(() => undefined);
  await run.store.close();
  close();
  remove();
});

const session = (): Promise<SessionPage> => get(`${at}/session`);
let count = 0;
const say = async (said: unknown, id = `contradiction-${count++}`): Promise<Heard> =>
  (await post<Heard>(`${at}/said`, { id, said })).body;
const saying = (intervention: unknown) => ({ kind: "intervention", intervention });

test("what contradicts what was said before is told in the answer, the same when it is sent again, and stands on the page", async () => {
  await expect.poll(async () => (await session()).asked, patience).toBe(1);
  const steps: [unknown, RegExp | null][] = [
    [{ kind: "condition", text: "abs(cart.position) < 1" }, null],
    [{ kind: "condition", text: "cart.position > 1.5" }, /no episode can keep it and "abs\(cart\.position\) < 1" too/],
    [saying({ kind: "lift", text: "abs(cart.position) < 1" }), null],
    [{ kind: "condition", text: "cart.position > 1.2" }, null],
    [saying({ kind: "picked", best: "g1-c1", worst: "g1-c2" }), null],
    [saying({ kind: "ranking", order: [["g1-c2"], ["g1-c1"]] }), /what you said before, g1-c1 > g1-c2: both count/],
    [saying({ kind: "reject", candidate: "g1-c2" }), null],
    [saying({ kind: "pin", candidate: "g1-c2" }), /"g1-c2 is rejected": the later word holds/],
  ];
  for (const [said, expected] of steps) {
    const against = expected === null ? [] : [expect.stringMatching(expected)];
    expect(await say(said), JSON.stringify(said)).toMatchObject({ kind: "kept", against });
  }
  const again = await say(saying({ kind: "pin", candidate: "g1-c2" }), "contradiction-7");
  expect(again).toMatchObject({ kind: "kept", number: 8, against: [expect.stringMatching(/later word/)] });
  const shown = (await session()).waiting.map(({ against }) => against.length);
  expect(shown).toEqual(steps.map(([, expected]) => Number(expected !== null)));
});

test("what a language model finds of a note stands on the page as soon as the run knows it, before any generation takes it", async () => {
  const heard = await say(saying({ kind: "note", text: "slower" }));
  const message = heard.kind === "kept" ? heard.number : 0;
  const noted = async () => (await session()).waiting.find(({ number }) => number === message)?.against;
  expect(await noted()).toEqual([]);
  const against = 'it contradicts "<b>faster</b>": one cannot be both';
  await run.store.once(`note-checked:${message}`, async () => ({ type: "note-checked", message, against }));
  await expect.poll(noted, patience).toEqual([against]);
});
