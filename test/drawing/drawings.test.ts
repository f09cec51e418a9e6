import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOTION, type PlayerEpisode } from "../../src/core/player-episode.ts";
import type { Recording, SceneView, Shape } from "../../src/core/recording.ts";
import { readSingles } from "../../src/core/stored-numbers.ts";
import { cameraOf } from "../../src/drawing/camera.ts";
import { drawFilmStrip } from "../../src/drawing/film-strip.ts";
import { drawPage, isSolid } from "../../src/drawing/page.ts";
import { speedFor } from "../../src/drawing/player-episode.ts";
import { sceneFrames, thin } from "../../src/drawing/scene-frames.ts";
import { decimate } from "../../src/drawing/traces.ts";
import { drawnNumbers, everyShape, poseWidth, recording, walk } from "./recordings.ts";

const count = (markup: string, part: string | RegExp): number => markup.split(part).length - 1;

const framesOf = ({ scene, dt, episodes }: Recording) => {
  const frames = sceneFrames(episodes[0]!, { scene, dt, most: 100 });
  if (frames === null) throw new Error("nothing to draw");
  return frames;
};

describe("the camera", () => {
  test("follows what walks on endless ground, and stands before what stays", () => {
    const away = cameraOf(framesOf(recording()));
    expect(away.follows).toBe(true);
    expect(away.offsets.at(-1)![0]).toBeCloseTo(8, 6);
    expect(cameraOf(framesOf(recording({ episodes: [walk({ distance: 0.2 })] }))).follows).toBe(false);
    const still = recording({ scene: { view: "side", shapes: everyShape, root: null } });
    expect(cameraOf(framesOf(still)).follows).toBe(false);
  });

  test("shows the whole figure in every frame", () => {
    const { window, offsets } = cameraOf(framesOf(recording()));
    // The trunk is 1 m high in all, at a height of 1 m; the box beside it 0.2 m wide.
    expect(window.top).toBeLessThan(-1.5);
    expect(window.bottom).toBeGreaterThan(0);
    expect(window.right - window.left).toBeGreaterThan(0.4);
    expect(offsets).toHaveLength(61);
  });
});

test.each([
  [10, 100, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  [10, 4, [0, 3, 6, 9, 10]],
  [0, 10, [0]],
])("%i steps thinned to about %i frames keep first and last", (length, most, steps) => {
  expect(thin(length, most)).toEqual(steps);
});

test("thinning a trace keeps its peaks", () => {
  const values = Array.from({ length: 5000 }, (_, index) => (index === 3333 ? 9 : index === 1234 ? -9 : 0));
  const kept = decimate(values, 0);
  expect(kept.length).toBeLessThanOrEqual(600);
  expect(kept).toContainEqual([3333, 9]);
  expect(kept).toContainEqual([1234, -9]);
});

test.each([
  [{ length: 1000, dt: 0.008 }, 1],
  [{ length: 200, dt: 1 }, 10],
  [{ length: 20, dt: 0.02 }, 0.25],
  [{ length: 1000, dt: 0.05 }, 1],
])("%j is first shown at %f times real time", (episode, speed) => {
  expect(speedFor(episode)).toBe(speed);
});

describe("the film strip", () => {
  test("lays the moments of a long straight way into one picture, with distances and traces", () => {
    const svg = drawFilmStrip(recording());
    expect(count(svg, 'class="s body"')).toBeGreaterThanOrEqual(3);
    expect(count(svg, 'class="sheet"')).toBe(0);
    expect(svg).toContain(">8 m</text");
    expect(count(svg, 'class="way"')).toBe(1);
    for (const name of ["reward", "forward", "effort", "trunk.x"]) expect(svg).toContain(`>${name}<tspan`);
    expect(svg).toContain("× 3");
    expect(count(svg, 'class="trace')).toBe(5);
    expect(count(svg, 'class="fact')).toBe(1);
  });

  test("gives what stays, and what is three-dimensional, a panel a moment", () => {
    const still = drawFilmStrip(recording({ episodes: [walk({ distance: 0.1 })] }));
    const solid = drawFilmStrip(recording({ scene: { view: "oblique", shapes: everyShape, root: 2 } }));
    for (const svg of [still, solid]) expect(count(svg, 'class="sheet"')).toBe(6);
    expect(count(solid, 'class="cast"')).toBeGreaterThanOrEqual(6);
    expect(count(solid, 'class="net"')).toBe(6);
  });

  test("shows traces alone where there is nothing to draw", () => {
    const [episode] = recording().episodes;
    const svg = drawFilmStrip(recording({ scene: null, episodes: [{ ...episode!, poses: null }] }));
    expect(count(svg, 'class="s ')).toBe(0);
    expect(count(svg, 'class="trace')).toBe(5);
  });

  test("without a reward shows state beside action", () => {
    const [episode] = recording().episodes;
    const svg = drawFilmStrip(
      recording({ reward: null, episodes: [{ ...episode!, terms: null, rewards: null, return: null }] }),
    );
    expect(svg).toContain(">torque<tspan");
    expect(svg).not.toContain(">forward<tspan");
  });

  test("lifts the line where an angle jumps by a turn", () => {
    const svg = drawFilmStrip(recording());
    const path = /trunk\.angle[\s\S]*?class="trace state" d="([^"]*)"/.exec(svg)?.[1] as string;
    // 60 steps of 0.3 rad are 2.9 turns.
    expect(count(path, "M")).toBe(4);
  });
});

const nasty = `"><script>alert(1)</script>&'`;

describe("whatever is recorded", () => {
  const number = fc.oneof(
    fc.double(),
    fc.constantFrom(1e308, -1e308, NaN, Infinity, 0),
    fc.double({ min: -3, max: 3 }),
  );
  const view = fc.constantFrom<SceneView>("side", "top", "oblique");

  test("drawings hold finite numbers only", () => {
    const frames = fc.array(fc.array(number, { minLength: poseWidth, maxLength: poseWidth }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(frames, view, fc.option(fc.nat(everyShape.length - 1)), number, (poses, seen, root, value) => {
        const length = poses.length - 1;
        const episode = { ...walk({ length }), poses };
        episode.states["trunk.x"] = poses.map(() => value);
        const wild = recording({ scene: { view: seen, shapes: everyShape, root }, episodes: [episode] });
        const markup = drawFilmStrip(wild);
        expect(markup).not.toMatch(/ (?:d|x|y|x1|x2|y1|y2|transform|points)="[^"]*(?:NaN|Infinity|undefined)/);
        expect(drawnNumbers(markup).every(Number.isFinite)).toBe(true);
        // Nothing that JSON has no word for.
        expect(markup).not.toContain("NaN");
      }),
      { numRuns: 60 },
    );
  });

  test("sizes of any kind are drawn too", () => {
    const size = fc.array(number, { maxLength: 4 });
    const kind = fc.constantFrom("capsule", "cylinder", "sphere", "box", "ellipsoid", "plane");
    fc.assert(
      fc.property(size, kind, view, (numbers, name, seen) => {
        const shapes = [{ kind: name, role: "body", size: numbers } as Shape];
        const poses = walk({ length: 3, shapes }).poses!;
        const wild = recording({
          scene: { view: seen, shapes, root: 0 },
          episodes: [{ ...walk({ length: 3 }), poses }],
        });
        expect(drawnNumbers(drawFilmStrip(wild)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("names are text and never markup", () => {
    const [episode] = recording().episodes;
    const wild = recording({
      environment: { name: nasty, options: {}, hash: "" },
      task: nasty,
      policy: nasty,
      reward: { name: nasty, weights: { [nasty]: 1 } },
      columns: { states: [{ name: nasty, unit: nasty, range: [0, 1], kind: "number" }], actions: [] },
      episodes: [
        {
          ...episode!,
          states: { [nasty]: episode!.states["trunk.x"]! },
          actions: {},
          terms: { [nasty]: episode!.rewards!, other: episode!.rewards! },
        },
      ],
    });
    for (const markup of [drawFilmStrip(wild), drawPage(wild, player)]) {
      expect(markup).not.toContain("<script>alert");
      expect(markup).toContain("&lt;script&gt;alert");
      expect(markup).not.toContain(`="">`);
    }
  });
});

/** The page's own part is tested here; a browser sees the player (test/browser/player.slow.test.ts). */
const player = { script: `let a = "</script>";`, style: ".player{}" };

const episodesOf = (page: string): PlayerEpisode[] =>
  JSON.parse(/type="application\/json">(.*?)<\/script>/s.exec(page)![1]!) as PlayerEpisode[];

describe("the page", () => {
  const crowd: Shape[] = Array.from({ length: 20 }, (_, index) => ({
    kind: "capsule",
    role: index === 0 ? "body" : "limb",
    side: index % 2,
    size: [0.05, 0.2],
  }));
  const long = (length: number) => ({
    ...walk({ length, shapes: crowd }),
    poses: Array.from({ length: length + 1 }, (_, step) =>
      crowd.flatMap((_, index) => {
        const [sine, cosine] = [Math.sin(step / 7 + index), Math.cos(step / 7 + index)];
        return [step / 50, sine / 3, 1 + cosine / 3, cosine, 0, sine, 0, 1, 0, -sine, 0, cosine];
      }),
    ),
  });

  test("stays under 3 MB for twelve thousand-step episodes of twenty shapes", () => {
    const many = recording({
      scene: { view: "oblique", shapes: crowd, root: 0 },
      episodes: Array.from({ length: 12 }, () => long(1000)),
    });
    const page = drawPage(many, player);
    expect(Buffer.byteLength(page)).toBeLessThan(3e6);
    expect(episodesOf(page).length).toBeGreaterThan(2);
    for (const { steps } of episodesOf(page)) expect([steps.length > 100, steps.at(-1)]).toEqual([true, 1000]);
    const wide = Array.from({ length: 100 }, (_, place) => ({ ...crowd[0]!, name: String(place) }) as Shape);
    const crowded = drawPage(
      recording({
        scene: { view: "oblique", shapes: wide, root: 0 },
        episodes: Array.from({ length: 12 }, () => walk({ length: 1000, shapes: wide })),
      }),
      player,
    );
    expect(Buffer.byteLength(crowded)).toBeLessThan(3e6);
    expect(crowded).toContain("more episodes are in the data");
    const one = drawPage({ ...many, episodes: many.episodes.slice(0, 1) }, player);
    expect(Buffer.byteLength(one)).toBeLessThan(3e6);
    const [episode] = episodesOf(one);
    expect(episode!.steps).toHaveLength(1001);
    expect(readSingles(episode!.scene!.motion)).toHaveLength(1001 * 20 * MOTION);
  });

  test("loads nothing from elsewhere and names its script by hash", () => {
    const page = drawPage(recording(), player);
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import/);
    const [, hash] =
      /default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-([A-Za-z0-9+/=]{44})'/.exec(page) ?? [];
    const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script as string);
    // What would end its element early is written otherwise.
    expect(scripts).toEqual([String.raw`let a = "\x3c/script>";`]);
    expect(hash).toBe(createHash("sha256").update(scripts[0]!).digest("base64"));
  });

  test("has the episodes as data, named by their places", () => {
    const page = drawPage(recording({ episodes: [walk(), walk({ distance: 3 })] }), player);
    expect(episodesOf(page).map(({ name, length }) => [name, length])).toEqual([
      ["episode 1 of 2", 60],
      ["episode 2 of 2", 60],
    ]);
  });

  test("wants the player of solid scenes where bodies are in three dimensions", () => {
    const scene = recording().scene!;
    expect(isSolid({ scene })).toBe(false);
    expect(isSolid({ scene: { ...scene, view: "oblique" } })).toBe(true);
    expect(isSolid({ scene: { ...scene, solid: true } })).toBe(true);
    expect(isSolid({ scene: null })).toBe(false);
  });
});
