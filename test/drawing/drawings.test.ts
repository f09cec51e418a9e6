import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Recording, SceneView, Shape } from "../../src/core/recording.ts";
import { cameraOf } from "../../src/drawing/camera.ts";
import { drawFilmStrip } from "../../src/drawing/film-strip.ts";
import { speedFor } from "../../src/drawing/page-data.ts";
import { drawPage } from "../../src/drawing/page.ts";
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
        for (const markup of [drawFilmStrip(wild), drawPage(wild)]) {
          expect(markup).not.toMatch(/ (?:d|x|y|x1|x2|y1|y2|transform|points)="[^"]*(?:NaN|Infinity|undefined)/);
          expect(drawnNumbers(markup).every(Number.isFinite)).toBe(true);
          // Nothing that JSON has no word for.
          expect(markup).not.toContain("NaN");
        }
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
    for (const markup of [drawFilmStrip(wild), drawPage(wild)]) {
      expect(markup).not.toContain("<script>alert");
      expect(markup).toContain("&lt;script&gt;alert");
      expect(markup).not.toContain(`="">`);
    }
  });
});

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
    const page = drawPage(many);
    expect(Buffer.byteLength(page)).toBeLessThan(3e6);
    expect(page.includes("more episodes are in the data")).toBe(true);
    const one = drawPage({ ...many, episodes: many.episodes.slice(0, 1) });
    expect(Buffer.byteLength(one)).toBeLessThan(3e6);
    const { episodes } = JSON.parse(/type="application\/json">(.*?)<\/script>/s.exec(one)![1]!) as {
      episodes: { frames: unknown[]; steps: number[] }[];
    };
    expect(episodes[0]!.frames).toHaveLength(episodes[0]!.steps.length);
    expect(episodes[0]!.frames.length).toBeGreaterThan(200);
    expect(episodes[0]!.steps.at(-1)).toBe(1000);
  });

  test("loads nothing from elsewhere and names its script by hash", () => {
    const page = drawPage(recording());
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import/);
    expect(page).toMatch(/default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/=]{44}'/);
  });

  test("has an episode's drawing and traces each, the first one open", () => {
    const page = drawPage(recording({ episodes: [walk(), walk({ distance: 3 })] }));
    expect(count(page, 'class="drawing stage"')).toBe(2);
    expect(count(page, /class="tracks" data-episode="\d" hidden/)).toBe(1);
    expect(page).toContain('<option value="1">2 of 2</option>');
  });
});
