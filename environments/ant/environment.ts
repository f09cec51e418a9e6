import { defineEnvironment } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";
import type { Environment } from "../../src/simulator/types.ts";
import { antSpec, legNames } from "./spec.ts";

// Gymnasium Ant-v5.
const frameSkip = 5;
const resetNoise = 0.1;
const minHeight = 0.2;
const maxHeight = 1;
const forceLimit = 1;

// Of model.xml: the sphere at the end of a leg, and the margins of leg and floor, which add up.
const footRadius = 0.08;
const contactMargin = 0.02;

const footSites = {
  frontLeft: "front-left-foot",
  backLeft: "back-left-foot",
  backRight: "back-right-foot",
  frontRight: "front-right-foot",
} as const;

const clipForce = (force: number): number => Math.min(Math.max(force, -forceLimit), forceLimit);

const antWith = (contactForces: boolean) => {
  const spec = antSpec({ contactForces });
  return {
    spec,
    create: mujocoEnvironment(spec, {
      model: new URL("./model.xml", import.meta.url),
      frameSkip,
      // Not only for the observation: Gymnasium's reward reads them as well.
      contactForces: true,
      dynamics(physics) {
        const torsoBody = physics.id("body", "torso");
        const legs = legNames.map((name, index) => ({
          name,
          position: 7 + 2 * index,
          velocity: 6 + 2 * index,
          foot: physics.id("site", footSites[name]),
        }));
        return {
          start({ data: { qpos, qvel }, random }) {
            for (let index = 0; index < qpos.length; index++) {
              qpos[index] = (qpos[index] as number) + random.between(-resetNoise, resetNoise);
            }
            for (let index = 0; index < qvel.length; index++) qvel[index] = resetNoise * random.normal();
          },
          readLagged({ data: { xpos, cfrc_ext }, state: { torso, contacts } }) {
            torso.laggedX = xpos[3 * torsoBody] as number;
            let total = 0;
            for (let index = 0; index < cfrc_ext.length; index++) total += clipForce(cfrc_ext[index] as number) ** 2;
            contacts.squaredForces = total;
          },
          read({ data: { qpos, qvel, xmat, site_xpos }, state }) {
            const { torso } = state;
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
            for (let index = 0; index < legs.length; index++) {
              const place = legs[index] as (typeof legs)[number];
              const { hip, ankle, foot } = state[place.name];
              hip.angle = qpos[place.position] as number;
              hip.rate = qvel[place.velocity] as number;
              ankle.angle = qpos[place.position + 1] as number;
              ankle.rate = qvel[place.velocity + 1] as number;
              const height = (site_xpos[3 * place.foot + 2] as number) - footRadius;
              foot.x = site_xpos[3 * place.foot] as number;
              foot.y = site_xpos[3 * place.foot + 1] as number;
              foot.height = height;
              foot.contact = height < contactMargin;
            }
          },
          observe({ data: { qpos, qvel, cfrc_ext }, observation }) {
            for (let index = 2; index < 15; index++) observation[index - 2] = qpos[index] as number;
            for (let index = 0; index < 14; index++) observation[index + 13] = qvel[index] as number;
            if (!contactForces) return;
            // The world's own six come first in cfrc_ext.
            for (let index = 6; index < 84; index++) observation[index + 21] = clipForce(cfrc_ext[index] as number);
          },
          terminated: ({ state: { torso } }) => !(torso.height >= minHeight && torso.height <= maxHeight),
        };
      },
    }),
  };
};

export const environment = defineEnvironment({
  ...antWith(true),
  options: {
    "contact-forces": {
      description: "the observation holds the contact forces on each body (105 numbers) or not (27)",
      default: "true",
      values: ["true", "false"],
    },
  },
  configure: (options): Environment => antWith(options["contact-forces"] !== "false"),
});
