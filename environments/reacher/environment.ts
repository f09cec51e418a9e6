import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";

// Gymnasium Reacher-v5.
const frameSkip = 2;
const angleNoise = 0.1;
const rateNoise = 0.005;
const targetRadius = 0.2;

// Of model.xml: from the shoulder to the elbow, and on to the fingertip.
const upperLength = 0.1;
const lowerLength = 0.11;

const place = (description: string) => ({ description, unit: "m", range: [-0.21, 0.21] }) as const;
const speed = (description: string) => ({ description, unit: "m/s", range: [-5, 5] }) as const;
const rate = (description: string) => ({ description, unit: "rad/s", range: [-30, 30] }) as const;

const spec = defineSpec({
  name: "reacher",
  summary:
    "An arm of two links (0.1 m to the elbow, 0.11 m on to the fingertip) turns in a horizontal plane about its shoulder at the origin; each joint has a motor. Every episode starts with the arm nearly straight along +x and nearly at rest (angles within ±0.1 rad) and a mark at a random place within 0.2 m of the shoulder, where it stays. The arm touches nothing. MuJoCo, RK4, 2 physics steps of 10 ms an action.",
  state: {
    shoulder: {
      angle: {
        description: "Direction of the upper link, 0 along +x, positive counter-clockwise, not wrapped",
        unit: "rad",
        range: [-7, 7],
      },
      rate: rate("Rate of the shoulder's angle"),
    },
    elbow: {
      angle: {
        description: "Angle of the lower link from the upper one's direction, 0 straight, stops at ±3",
        unit: "rad",
        range: [-3, 3],
      },
      rate: rate("Rate of the elbow's angle"),
    },
    fingertip: {
      x: place("Position along x"),
      y: place("Position along y"),
      velocityX: speed("Velocity along x"),
      velocityY: speed("Velocity along y"),
      markDistance: { description: "Distance from the mark", unit: "m", range: [0, 0.41] },
      laggedX: place("fingertip.x one physics step (10 ms) ago, as Gymnasium reads it"),
      laggedY: place("fingertip.y one physics step (10 ms) ago, as Gymnasium reads it"),
    },
    mark: {
      x: place("Position along x, the same all through an episode"),
      y: place("Position along y, the same all through an episode"),
    },
  },
  action: {
    torque: {
      description: "Torque of each motor as a share of its 200 N·m",
      unit: "1",
      range: [-1, 1],
      size: 2,
      elements: ["shoulder", "elbow"],
    },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "cos(shoulder.angle)",
      "cos(elbow.angle)",
      "sin(shoulder.angle)",
      "sin(elbow.angle)",
      "mark.x",
      "mark.y",
      "shoulder.rate",
      "elbow.rate",
      "fingertip.laggedX − mark.x",
      "fingertip.laggedY − mark.y",
    ],
  },
  dt: 0.02,
  maxSteps: 50,
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics(physics) {
      const tip = 3 * physics.id("body", "fingertip");
      return {
        start({ data: { qpos, qvel }, random }) {
          for (let joint = 0; joint < 2; joint++) qpos[joint] = random.between(-angleNoise, angleNoise);
          // Uniform in the disc: points of the square until one lies inside.
          do {
            qpos[2] = random.between(-targetRadius, targetRadius);
            qpos[3] = random.between(-targetRadius, targetRadius);
          } while (Math.hypot(qpos[2] as number, qpos[3] as number) >= targetRadius);
          for (let joint = 0; joint < 2; joint++) qvel[joint] = random.between(-rateNoise, rateNoise);
        },
        readLagged({ data: { xpos }, state: { fingertip } }) {
          fingertip.laggedX = xpos[tip] as number;
          fingertip.laggedY = xpos[tip + 1] as number;
        },
        read({ data: { qpos, qvel, xpos }, state: { shoulder, elbow, fingertip, mark } }) {
          shoulder.angle = qpos[0] as number;
          shoulder.rate = qvel[0] as number;
          elbow.angle = qpos[1] as number;
          elbow.rate = qvel[1] as number;
          mark.x = qpos[2] as number;
          mark.y = qpos[3] as number;
          fingertip.x = xpos[tip] as number;
          fingertip.y = xpos[tip + 1] as number;
          const lowerAngle = shoulder.angle + elbow.angle;
          const upperSweep = upperLength * shoulder.rate;
          const lowerSweep = lowerLength * (shoulder.rate + elbow.rate);
          fingertip.velocityX = -upperSweep * Math.sin(shoulder.angle) - lowerSweep * Math.sin(lowerAngle);
          fingertip.velocityY = upperSweep * Math.cos(shoulder.angle) + lowerSweep * Math.cos(lowerAngle);
          fingertip.markDistance = Math.hypot(fingertip.x - mark.x, fingertip.y - mark.y);
        },
        observe({ state: { shoulder, elbow, fingertip, mark }, observation }) {
          observation[0] = Math.cos(shoulder.angle);
          observation[1] = Math.cos(elbow.angle);
          observation[2] = Math.sin(shoulder.angle);
          observation[3] = Math.sin(elbow.angle);
          observation[4] = mark.x;
          observation[5] = mark.y;
          observation[6] = shoulder.rate;
          observation[7] = elbow.rate;
          observation[8] = fingertip.laggedX - mark.x;
          observation[9] = fingertip.laggedY - mark.y;
        },
        terminated: () => false,
      };
    },
  }),
});
