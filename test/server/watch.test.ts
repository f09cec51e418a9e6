import { expect, test } from "vitest";
import type { WatchPage } from "../../src/server/views/watch.ts";
import { committedRuns } from "./served.ts";

const [car, pole] = ["20261129-034524_mountain-car-reach_83ee7d", "20261129-034536_cartpole-balance_880dc9"];

const open = committedRuns();

test("whose policies can be watched: those that were trained, the best first, and chance", async () => {
  const response = await open.app.ask(`/api/runs/${car}/watch`);
  expect(response.status).toBe(200);
  const { best, candidates, beside } = (await response.json()) as WatchPage;
  expect(candidates[0]?.id).toBe(best);
  const rest = candidates.slice(1).map(({ fitness }) => fitness as number);
  expect(rest.length).toBeGreaterThan(1);
  expect(rest).toEqual(rest.toSorted((one, other) => other - one));
  expect(beside.at(-1)).toBe("random");
  expect(beside).toContain("human");
});

test.each([
  ["g9-c9", "1", "play/no-policy"],
  ["../../etc/passwd", "1", "play/no-policy"],
  ["random", "-1", "bad-seed"],
  ["random", "1e9999", "bad-seed"],
])("%s from start %s is refused: %s", async (who, start, code) => {
  const response = await open.app.ask(`/api/runs/${pole}/watch/${encodeURIComponent(who)}?start=${start}`);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { code: string }).code).toBe(code);
});
