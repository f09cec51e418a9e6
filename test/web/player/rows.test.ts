import { expect, test } from "vitest";
import { recording, walk } from "../../drawing/recordings.ts";
import { playerEpisode } from "../../../src/drawing/player-episode.ts";
import { fittingDistance, panOrbit, turnOrbit, type Orbit } from "../../../src/web/player/orbit.ts";
import { rowsOf, valueAt } from "../../../src/web/player/rows.ts";
import { extentOf, stripPath } from "../../../src/web/player/strip-path.ts";
import { momentsOf } from "../../../src/web/player/moments.ts";

const episode = (length: number, name = "a") => {
  const what = recording({ episodes: [walk({ length })] });
  return playerEpisode(what, { episode: what.episodes[0]!, name, most: 100 });
};

test("numbers of one name lie in one row, a line an episode, each to its own end", () => {
  const rows = rowsOf([episode(60), episode(30)]);
  expect(rows.map(({ key }) => key)).toContain("state:trunk.x");
  const row = rows.find(({ key }) => key === "state:trunk.x")!;
  expect(row.lines.map(({ values }) => values.length)).toEqual([61, 31]);
  expect(valueAt(row.lines[1]!, 30)).toBe(8);
  // After its end, what it ended with.
  expect(valueAt(row.lines[1]!, 60)).toBe(8);
  const reward = rows.find(({ key }) => key === "total:reward")!;
  expect(valueAt(reward.lines[0]!, 0)).toBeUndefined();
  expect(valueAt(reward.lines[0]!, 1)).toBeCloseTo(3 - 0.5 * Math.sin(1) ** 2, 5);
});

const box = { width: 100, height: 10, steps: 4 };

test("a line goes from the first step that is known, high values on top", () => {
  const values = Float32Array.of(0, 1, 2, 1);
  const path = stripPath({ values, from: 1, kind: "number" }, { box, extent: extentOf([values]) });
  expect(path).toBe("M25 10L50 5L75 0L100 5");
});

test("an angle that jumps by a turn is lifted off, and a fact is bars where it holds", () => {
  const angle = Float32Array.of(3, -3, -2.9, 3);
  const lifted = stripPath({ values: angle, from: 0, kind: "periodic" }, { box, extent: [-3, 3] });
  expect(lifted.match(/M/g)).toHaveLength(3);
  const fact = Float32Array.of(1, 1, 0, 0, 1);
  const bars = stripPath({ values: fact, from: 0, kind: "boolean" }, { box, extent: [0, 1] });
  expect(bars).toBe("M0 0H37.5V10H0ZM87.5 0H100V10H87.5Z");
});

test("an extent is never without height", () => {
  expect(extentOf([Float32Array.of(2, 2)])).toEqual([1.5, 2.5]);
  expect(extentOf([])).toEqual([0, 1]);
  expect(extentOf([Float32Array.of(1, 2), Float32Array.of(-1)])).toEqual([-1, 2]);
});

test("findings of several episodes stand in time, and say whose they are", () => {
  const late = { ...episode(60), moments: [{ from: 30, to: 60, label: "fell" }] };
  const early = { ...episode(60), moments: [{ from: 10, to: 20, label: "idled" }] };
  expect(momentsOf([late, early]).map(({ whose, label }) => whose + label)).toEqual(["B: idled", "A: fell"]);
  expect(momentsOf([late]).map(({ whose, label }) => whose + label)).toEqual(["fell"]);
});

test("who looks stays above the ground, near enough to see and not inside", () => {
  const start: Orbit = { around: 0, up: 0.3, distance: 1, beside: [0, 0, 0] };
  expect(turnOrbit(start, { up: -9 }).up).toBeGreaterThan(-0.1);
  expect(turnOrbit(start, { up: 9 }).up).toBeLessThan(Math.PI / 2);
  expect(turnOrbit(start, { distance: 1e9 }).distance).toBeLessThan(20);
  expect(turnOrbit(start, { distance: 0 }).distance).toBeGreaterThan(0.1);
  const panned = panOrbit({ ...start, around: Math.PI / 2 }, { right: 1, away: 0 });
  expect(panned.beside.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 1, 0]);
});

test("the farther away, the wider the window or the narrower the picture", () => {
  const fieldOfView = Math.PI / 2;
  expect(fittingDistance({ width: 1, height: 2 }, { aspect: 2, fieldOfView })).toBeCloseTo(1, 9);
  expect(fittingDistance({ width: 8, height: 2 }, { aspect: 2, fieldOfView })).toBeCloseTo(2, 9);
});
