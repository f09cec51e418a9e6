import { defineEnvironment } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";
import type { PhysicsLane } from "../../src/simulator/mujoco/types.ts";
import type { Environment, EnvironmentOption } from "../../src/simulator/types.ts";
import { observeInto } from "./observation.ts";
import type { Observed } from "./observation.ts";
import { humanoidSpec } from "./spec.ts";

// Gymnasium Humanoid-v5.
const frameSkip = 5;
const resetNoise = 0.01;
const minHeight = 1;
const maxHeight = 2;

// Of model.xml: the spheres of the feet, and the margins of foot and floor, which add up.
const footRadius = 0.075;
const contactMargin = 0.002;

/** Joint number `index`, counted from 0 after the free root. Takes plain arguments: it runs 17 times a step. */
const writeJoint = (joint: { angle: number; rate: number }, index: number, { qpos, qvel }: PhysicsLane): void => {
  joint.angle = qpos[7 + index] as number;
  joint.rate = qvel[6 + index] as number;
};

const humanoidWith = (observed: Observed) => {
  const spec = humanoidSpec(observed);
  return {
    spec,
    create: mujocoEnvironment(spec, {
      model: new URL("./model.xml", import.meta.url),
      frameSkip,
      // Not only for the observation: Gymnasium's reward reads them as well.
      contactForces: true,
      dynamics(physics) {
        const torsoBody = physics.id("body", "torso");
        const head = physics.id("geom", "head");
        const feet = { right: physics.id("geom", "right-foot"), left: physics.id("geom", "left-foot") };
        const hands = { right: physics.id("geom", "right-hand"), left: physics.id("geom", "left-hand") };
        const masses = Float64Array.from(physics.model.body_mass as Float64Array);
        const wholeMass = masses.reduce((total, mass) => total + mass, 0);
        /** One coordinate of the whole body's centre of mass. */
        const center = (xipos: Float64Array, axis: number): number => {
          let moment = 0;
          for (let body = 0; body < masses.length; body++) {
            moment += (masses[body] as number) * (xipos[3 * body + axis] as number);
          }
          return moment / wholeMass;
        };
        return {
          start({ data: { qpos, qvel }, random }) {
            for (let index = 0; index < qpos.length; index++) {
              qpos[index] = (qpos[index] as number) + random.between(-resetNoise, resetNoise);
            }
            for (let index = 0; index < qvel.length; index++) qvel[index] = random.between(-resetNoise, resetNoise);
          },
          readLagged({ data: { xipos, cfrc_ext }, state: { centerOfMass, contacts } }) {
            centerOfMass.laggedX = center(xipos, 0);
            let total = 0;
            for (let index = 0; index < cfrc_ext.length; index++) total += (1e-3 * (cfrc_ext[index] as number)) ** 2;
            contacts.squaredForces = total;
          },
          read({ data, state }) {
            const { qpos, qvel, xmat, xipos, geom_xpos } = data;
            const { torso, centerOfMass, abdomen, rightHip, leftHip, rightShoulder, leftShoulder } = state;
            torso.x = qpos[0] as number;
            torso.y = qpos[1] as number;
            torso.height = qpos[2] as number;
            torso.velocityX = qvel[0] as number;
            torso.velocityY = qvel[1] as number;
            torso.velocityZ = qvel[2] as number;
            torso.rollRate = qvel[3] as number;
            torso.pitchRate = qvel[4] as number;
            torso.yawRate = qvel[5] as number;
            // Columns of the rotation matrix are the torso's axes; its last row says how far each of them points up.
            const row = 9 * torsoBody;
            const forwardUp = xmat[row + 6] as number;
            const leftUp = xmat[row + 7] as number;
            const upUp = xmat[row + 8] as number;
            torso.heading = Math.atan2(xmat[row + 3] as number, xmat[row] as number);
            torso.pitch = Math.atan2(-forwardUp, Math.sqrt(leftUp * leftUp + upUp * upUp));
            torso.roll = Math.atan2(leftUp, upUp);
            torso.tilt = Math.atan2(Math.sqrt(forwardUp * forwardUp + leftUp * leftUp), upUp);
            state.head.height = geom_xpos[3 * head + 2] as number;
            centerOfMass.x = center(xipos, 0);
            centerOfMass.y = center(xipos, 1);
            centerOfMass.height = center(xipos, 2);
            writeJoint(abdomen.twist, 0, data);
            writeJoint(abdomen.bend, 1, data);
            writeJoint(abdomen.lean, 2, data);
            writeJoint(rightHip.spread, 3, data);
            writeJoint(rightHip.twist, 4, data);
            writeJoint(rightHip.swing, 5, data);
            writeJoint(state.rightKnee, 6, data);
            writeJoint(leftHip.spread, 7, data);
            writeJoint(leftHip.twist, 8, data);
            writeJoint(leftHip.swing, 9, data);
            writeJoint(state.leftKnee, 10, data);
            writeJoint(rightShoulder.first, 11, data);
            writeJoint(rightShoulder.second, 12, data);
            writeJoint(state.rightElbow, 13, data);
            writeJoint(leftShoulder.first, 14, data);
            writeJoint(leftShoulder.second, 15, data);
            writeJoint(state.leftElbow, 16, data);
            for (let side = 0; side < 2; side++) {
              const foot = side === 0 ? state.rightFoot : state.leftFoot;
              const hand = side === 0 ? state.rightHand : state.leftHand;
              const footAt = 3 * (side === 0 ? feet.right : feet.left);
              const handAt = 3 * (side === 0 ? hands.right : hands.left);
              const height = (geom_xpos[footAt + 2] as number) - footRadius;
              foot.x = geom_xpos[footAt] as number;
              foot.y = geom_xpos[footAt + 1] as number;
              foot.height = height;
              foot.contact = height < contactMargin;
              hand.x = geom_xpos[handAt] as number;
              hand.y = geom_xpos[handAt + 1] as number;
              hand.height = geom_xpos[handAt + 2] as number;
            }
          },
          observe: ({ data, observation }) => observeInto(observation, { data, observed }),
          terminated: ({ state: { torso } }) => !(torso.height > minHeight && torso.height < maxHeight),
        };
      },
    }),
  };
};

const part = (what: string, numbers: number): EnvironmentOption => ({
  description: `the observation holds ${what} (${numbers} of its 348 numbers) or not`,
  default: "true",
  values: ["true", "false"],
});

export const environment = defineEnvironment({
  ...humanoidWith({ inertias: true, velocities: true, actuatorForces: true, contactForces: true }),
  options: {
    inertias: part("the inertia of each body about the centre of mass", 130),
    velocities: part("the velocities of each body", 78),
    "actuator-forces": part("the torques of the motors", 17),
    "contact-forces": part("the contact forces on each body", 78),
  },
  configure: (options): Environment =>
    humanoidWith({
      inertias: options["inertias"] !== "false",
      velocities: options["velocities"] !== "false",
      actuatorForces: options["actuator-forces"] !== "false",
      contactForces: options["contact-forces"] !== "false",
    }),
});
