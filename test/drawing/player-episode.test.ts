import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MOTION } from "../../src/core/player-episode.ts";
import { POSE, type Recording, type SceneView } from "../../src/core/recording.ts";
import { readSingles } from "../../src/core/stored-numbers.ts";
import { quaternionOf } from "../../src/drawing/motion.ts";
import { playerEpisode } from "../../src/drawing/player-episode.ts";
import type { Vector } from "../../src/drawing/projection.ts";
import { everyShape, poseWidth, recording, walk } from "./recordings.ts";

const one = (what: Recording, { most = 1000, telling = false } = {}) =>
  playerEpisode(what, { episode: what.episodes[0]!, name: "best", most, telling });

/** Columns of the rotation about an axis of length 1 by an angle (Rodrigues). */
const turnedAxes = ([x, y, z]: Vector, angle: number): [Vector, Vector, Vector] => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const d = 1 - c;
  return [
    [c + x * x * d, y * x * d + z * s, z * x * d - y * s],
    [x * y * d - z * s, c + y * y * d, z * y * d + x * s],
    [x * z * d + y * s, y * z * d - x * s, c + z * z * d],
  ];
};

test("a rotation's quaternion is that of its axis and angle", () => {
  const part = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (raw, angle) => {
      const length = Math.hypot(...raw);
      fc.pre(length > 0.1);
      const [x, y, z] = raw.map((value) => value / length) as [number, number, number];
      const wanted = [x, y, z].map((value) => value * Math.sin(angle / 2)).concat(Math.cos(angle / 2));
      const found = quaternionOf(turnedAxes([x, y, z], angle));
      // A quaternion and its opposite are one rotation.
      const along = Math.abs(found.reduce((sum, value, index) => sum + value * wanted[index]!, 0));
      expect(along).toBeCloseTo(1, 9);
    }),
  );
});

test("only what moves has frames, each turn on the side of the one before", () => {
  const spinning = (step: number): number[] => {
    const angle = (step * 2 * Math.PI) / 40;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return [step / 10, 0, 1, c, 0, s, 0, 1, 0, -s, 0, c];
  };
  const shapes = everyShape.slice(0, 3);
  const still = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
  const poses = Array.from({ length: 81 }, (_, step) => [...still, ...still, ...spinning(step)]);
  const { scene, steps } = one(
    recording({ scene: { view: "side", shapes, root: 2 }, episodes: [{ ...walk({ length: 80 }), poses }] }),
  );
  expect(scene!.moving).toEqual([2]);
  expect(steps).toHaveLength(81);
  const motion = readSingles(scene!.motion);
  expect(motion).toHaveLength(81 * MOTION);
  for (let frame = 1; frame < 81; frame++) {
    const [before, now] = [frame - 1, frame].map((each) => motion.subarray(each * MOTION + 3, (each + 1) * MOTION));
    expect(before!.reduce((sum, value, index) => sum + value * now![index]!, 0)).toBeGreaterThan(0.99);
  }
  expect(readSingles(scene!.first)).toHaveLength(3 * MOTION);
  // What walks is followed: the camera is where the trunk was at first and at last.
  const centres = readSingles(scene!.centres!);
  expect([centres[0], centres.at(-3)]).toEqual([0, 8]);
});

test("an episode is thinned to its end; its numbers keep every step", () => {
  const what = recording({ episodes: [walk({ length: 100 })] });
  const { steps, scene, series, length, dt, speed } = one(what, { most: 20 });
  expect({ length, dt, speed }).toEqual({ length: 100, dt: 0.02, speed: 1 });
  expect(steps.length).toBeLessThan(25);
  expect([steps[0], steps.at(-1)]).toEqual([0, 100]);
  expect(readSingles(scene!.motion)).toHaveLength(steps.length * scene!.moving.length * MOTION);
  const lengths = Object.fromEntries(series.map(({ name, values }) => [name, readSingles(values).length]));
  expect(lengths).toEqual({
    reward: 100,
    forward: 100,
    effort: 100,
    "trunk.x": 101,
    "trunk.angle": 101,
    "foot.contact": 101,
    torque: 100,
  });
});

test("fields that say little are there too, and can be left out", () => {
  const many = Array.from({ length: 12 }, (_, index) => `joint${index}.angle`);
  const what = recording({
    columns: {
      states: many.map((name) => ({ name, unit: "rad", range: [-1, 1], kind: "number" as const })),
      actions: [],
    },
    episodes: [
      {
        ...walk(),
        states: Object.fromEntries(
          many.map((name, place) => [name, Array.from({ length: 61 }, (_, step) => Math.sin(step * (place + 1)))]),
        ),
        actions: {},
      },
    ],
  });
  const all = one(what).series.filter(({ tone }) => tone === "state");
  expect(all.map(({ name }) => name).toSorted()).toEqual(many.toSorted());
  const telling = one(what, { telling: true }).series.filter(({ tone }) => tone === "state");
  expect(telling).toEqual(all.filter((series) => series.telling));
  expect(telling.length).toBeGreaterThan(0);
  expect(telling.length).toBeLessThan(many.length);
});

test("without a scene the numbers alone are there", () => {
  const { scene, series, steps } = one(recording({ scene: null, episodes: [{ ...walk(), poses: null }] }));
  expect(scene).toBeNull();
  expect(series).toHaveLength(7);
  expect(steps).toHaveLength(61);
});

test("whatever is recorded, a player gets finite numbers and unit turns", () => {
  const number = fc.oneof(
    fc.double(),
    fc.constantFrom(1e308, -1e308, NaN, Infinity, 0),
    fc.double({ min: -3, max: 3 }),
  );
  const frames = fc.array(fc.array(number, { minLength: poseWidth, maxLength: poseWidth }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(frames, fc.constantFrom<SceneView>("side", "top", "oblique"), number, (poses, view, value) => {
      const episode = { ...walk({ length: poses.length - 1 }), poses };
      episode.states["trunk.x"] = poses.map(() => value);
      const { scene, series } = one(recording({ scene: { view, shapes: everyShape, root: 2 }, episodes: [episode] }));
      const texts = [scene!.first, scene!.motion, ...(scene!.centres === null ? [] : [scene!.centres])];
      for (const text of [...texts, ...series.map(({ values }) => values)])
        expect(readSingles(text).every(Number.isFinite)).toBe(true);
      expect(Object.values(scene!.window).every(Number.isFinite)).toBe(true);
      const first = readSingles(scene!.first);
      for (let at = 0; at < first.length; at += MOTION)
        expect(Math.hypot(...first.subarray(at + 3, at + MOTION))).toBeCloseTo(1, 5);
      expect(first.length / MOTION).toBe(poseWidth / POSE);
    }),
    { numRuns: 60 },
  );
});
