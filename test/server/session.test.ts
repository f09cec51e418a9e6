import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Heard } from "../../src/app/session/say.ts";
import type { ProgramPage } from "../../src/server/routes/session.ts";
import type { RankPage } from "../../src/server/views/rank.ts";
import type { SessionPage } from "../../src/server/views/session/types.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";
import { servedApp } from "./served.ts";
import { talkingRun } from "./talking-run.ts";

const { runs, close: remove } = temporaryRuns();
const { get, post, close } = servedApp(runs);
const run = await talkingRun(runs);
const at = `/api/runs/${run.name}`;

const session = (): Promise<SessionPage> => get(`${at}/session`);
const messages = (): number =>
  readdirSync(join(run.store.folder, "inbox")).filter((name) => name.endsWith(".json")).length;

let count = 0;
const say = (said: unknown, id = `page-said-${count++}`) => post<Heard>(`${at}/said`, { id, said });
const saying = (intervention: unknown) => ({ kind: "intervention", intervention });

afterAll(async () => {
  run.leave();
  await run.ended.catch(() => undefined);
  await run.store.close();
  close();
  remove();
});

test("what the person began with is told, and what was read of it", async () => {
  await expect.poll(async () => (await session()).asked, { timeout: 60_000 }).toBe(1);
  const page = await session();
  expect(page).toMatchObject({ status: "running", asked: 1, ended: 1, generations: 2, measuredBy: "cartpole/balance" });
  expect(page.words?.read).toEqual([{ text: "pole within 5 degrees", as: "|pole.angle| ≤ 0.08727 rad" }]);
  expect(page.words?.unread).toContain("cart calm");
  expect(page.turns.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([["g1-c1", "g1-c2"]]);
});

describe("what is refused is told why, and nothing is kept of it", () => {
  const accepted = `${"x".repeat(20_001)}`;
  test.each<[string, unknown, RegExp]>([
    ["a candidate that there is not", saying({ kind: "pin", candidate: "g9-c9" }), /no candidate g9-c9/],
    ["a constraint that does not hold", saying({ kind: "lift", text: "abs(pole.angle) < 7" }), /no constraint/],
    ["a program that is as it was", { kind: "edit", candidate: "g1-c1", text: "SAME" }, /as it was/],
    ["a program that the critic refuses", { kind: "edit", candidate: "g1-c1", text: "export const x = 1;" }, /critic/],
    [
      "a term that is none",
      { kind: "change", candidate: "g1-c1", change: { kind: "term", name: "upright", weight: 1, expression: "1" } },
      /upright/,
    ],
  ])("%s", async (_, said, problem) => {
    const { text } = await get<ProgramPage>(`${at}/program/g1-c1`);
    const { status, body } = await say(JSON.parse(JSON.stringify(said).replace('"SAME"', JSON.stringify(text))));
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: "refused", problem: expect.stringMatching(problem) });
  });

  test.each([
    ["no kind", {}],
    ["a kind that there is not", saying({ kind: "dance" })],
    ["a text that is too long", saying({ kind: "note", text: accepted })],
    [
      "a stretch that ends before it begins",
      saying({ kind: "mark", candidate: "g1-c1", from: 2, to: 1, category: "good", text: "x" }),
    ],
    [
      "a weight that is no number",
      { kind: "change", candidate: "g1-c1", change: { kind: "weight", term: "upright", to: "2" } },
    ],
  ])("%s", async (_, said) => {
    expect((await say(said)).status).toBe(400);
  });

  test("an id that could be a path", async () => {
    expect((await say(saying({ kind: "note", text: "x" }), "../../etc")).status).toBe(400);
    expect(() => messages()).toThrow("ENOENT");
  });
});

test("sent again under its name, at once or later, a message is kept once", async () => {
  const note = saying({ kind: "note", text: "<b>too slow</b>" });
  const all = await Promise.all(Array.from({ length: 5 }, () => say(note, "page-note-1")));
  const later = await say(note, "page-note-1");
  expect(new Set([...all, later].map(({ body }) => body.kind === "kept" && body.number))).toEqual(new Set([1]));
  expect(messages()).toBe(1);
  expect(later.body).toMatchObject({ text: "<b>too slow</b>", effect: expect.stringContaining("changes nothing") });
});

test("everything that a person says in the page acts in the next generation, and the page tells what it changed", async () => {
  const { weights } = await get<ProgramPage>(`${at}/program/g1-c1`);
  const [pair] = (await get<RankPage>(`${at}/rank`)).queue;
  expect(pair?.toSorted()).toEqual(["g1-c1", "g1-c2"]);
  const change = (of: unknown) => ({ kind: "change", candidate: "g1-c1", change: of });
  for (const said of [
    saying({ kind: "mark", candidate: "g1-c2", from: 2, to: 3, category: "unsteady", text: "drifts" }),
    saying({ kind: "picked", best: "g1-c1", worst: "g1-c2" }),
    saying({ kind: "ranking", order: [["g1-c2", "g1-c1"]] }),
    { kind: "condition", text: "abs(cart.position) < 2" },
    { kind: "condition", text: "no jerking" },
    change({ kind: "weight", term: "upright", to: 7 }),
    change({ kind: "term", name: "calm", weight: 0.1, expression: "-Math.abs(next.pole.rate)" }),
    saying({ kind: "pin", candidate: "g1-c1" }),
    saying({ kind: "budget", generations: 1 }),
  ])
    expect((await say(said)).body, JSON.stringify(said)).toMatchObject({ kind: "kept" });
  expect(weights).toEqual({ upright: 2 });
  expect(await get<RankPage>(`${at}/rank`)).toMatchObject({
    role: "advises",
    queue: [],
    pairs: { compared: 1, of: 1 },
    given: [
      { order: [["g1-c1"], ["g1-c2"]], state: "waiting" },
      { order: [["g1-c2", "g1-c1"]], state: "waiting" },
    ],
    preferred: { answers: 2, best: "g1-c1" },
  });
  expect((await session()).waiting.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => "waiting"));

  await say(saying({ kind: "continue" }));
  await expect.poll(async () => (await session()).asked, { timeout: 60_000 }).toBe(2);
  const page = await session();
  expect(page.generations).toBe(3);
  expect(page.waiting).toEqual([]);
  const said = page.turns[1]?.said ?? [];
  expect(said.map(({ kind }) => kind)).toEqual(
    "note mark picked ranking constraint wish edit edit pin budget continue".split(" "),
  );
  expect(said.filter(({ isHeeded }) => !isHeeded).map(({ text }) => text)).toEqual(["<b>too slow</b>", "no jerking"]);
  expect(page.standing).toMatchObject([
    { expression: "abs(cart.position) < 2", isChecked: true, since: 2, keptBy: expect.arrayContaining(["g1-c1"]) },
    { text: "no jerking", isChecked: false, isRead: false },
  ]);
  // Edited programs take places of the next generation.
  expect(page.turns[1]?.candidates.map(({ note }) => note)).toEqual(
    expect.arrayContaining(["weight of upright: 2 → 7", "a further term calm, weight 0.1"]),
  );
});

test("what holds no more is lifted, and the search ends when the page says so", async () => {
  expect((await say(saying({ kind: "lift", text: "abs(cart.position) < 2" }))).body.kind).toBe("kept");
  expect((await say(saying({ kind: "accept", candidate: "g1-c1" }))).body.kind).toBe("kept");
  const { summary } = await run.ended;
  expect(summary.best?.candidate).toBe("g1-c1");
  // The server follows the log, and so comes a moment later.
  await expect.poll(async () => (await session()).asked, { timeout: 60_000 }).toBeNull();
  const page = await session();
  expect(page.standing.map(({ text }) => text)).toEqual(["no jerking"]);
  expect(page.waiting.map(({ kind, state }) => [kind, state])).toEqual([
    ["lift", "taken"],
    ["accept", "taken"],
  ]);
  expect(page.asked).toBeNull();
});
