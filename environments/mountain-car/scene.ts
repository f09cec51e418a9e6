import { placeShape } from "../../src/simulator/scene.ts";
import type { LaneScene } from "../../src/simulator/vectorize.ts";

type State = { car: { position: number; height: number; slope: number } };

const leftEnd = -1.2;
const rightEnd = 0.6;
const pieces = 60;
const wheel = 0.036;
const halfBase = 0.065;
const flagPole = 0.2;

const heightAt = (position: number): number => 0.45 * Math.sin(3 * position) + 0.55;

const hill = Array.from({ length: pieces + 1 }, (_, index) => {
  const x = leftEnd + ((rightEnd - leftEnd) * index) / pieces;
  return [x, 0, heightAt(x)] as const;
});

/** A car on wheels on the track, and the flag at its place; both mountain cars look like this. */
export const hillScene = (flagPosition: number): LaneScene<State> => {
  const foot = heightAt(flagPosition);
  return {
    description: {
      view: "side",
      root: 2,
      shapes: [
        { kind: "line", role: "ground", points: hill },
        {
          kind: "line",
          role: "target",
          name: "flag",
          points: [
            [flagPosition, 0, foot],
            [flagPosition, 0, foot + flagPole],
            [flagPosition + 0.09, 0, foot + flagPole - 0.03],
            [flagPosition, 0, foot + flagPole - 0.06],
          ],
        },
        { kind: "box", role: "body", name: "car", size: [0.11, 0.05, 0.032] },
        { kind: "sphere", role: "fixed", size: [wheel] },
        { kind: "sphere", role: "fixed", size: [wheel] },
      ],
    },
    pose({ state: { car } }, poses) {
      const tilt = -Math.atan(car.slope);
      const along = Math.cos(tilt);
      const up = -Math.sin(tilt);
      // Along the track and across it, from where it touches.
      const at = (forward: number, above: number) => ({
        x: car.position + forward * along - above * up,
        z: car.height + forward * up + above * along,
        tilt,
      });
      placeShape(poses, { shape: 0 });
      placeShape(poses, { shape: 1 });
      placeShape(poses, { shape: 2, ...at(0, wheel + 0.032) });
      placeShape(poses, { shape: 3, ...at(-halfBase, wheel), y: -0.1 });
      placeShape(poses, { shape: 4, ...at(halfBase, wheel), y: -0.1 });
    },
  };
};
