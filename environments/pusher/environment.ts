import { defineEnvironment } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";
import { spec } from "./spec.ts";

// Gymnasium Pusher-v5.
const frameSkip = 5;
const armJoints = 7;
const rateNoise = 0.005;
const clearOfGoal = 0.17;

// The last four coordinates: displacements from (0.45, −0.05), y before x.
const objectY = 7;
const objectX = 8;

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics(physics) {
      const handBody = 3 * physics.id("body", "hand");
      const objectBody = 3 * physics.id("body", "object");
      const goalBody = 3 * physics.id("body", "goal");
      return {
        start({ data: { qpos, qvel }, random }) {
          // Uniform in the rectangle outside a disc about the mark: points of the rectangle until one lies outside.
          do {
            qpos[objectY] = random.between(-0.3, 0);
            qpos[objectX] = random.between(-0.2, 0.2);
          } while (Math.hypot(qpos[objectX] as number, qpos[objectY] as number) <= clearOfGoal);
          for (let joint = 0; joint < armJoints; joint++) qvel[joint] = random.between(-rateNoise, rateNoise);
        },
        readLagged({ data: { xpos }, state: { hand, object }, observation }) {
          hand.laggedX = xpos[handBody] as number;
          hand.laggedY = xpos[handBody + 1] as number;
          hand.laggedZ = xpos[handBody + 2] as number;
          object.laggedX = xpos[objectBody] as number;
          object.laggedY = xpos[objectBody + 1] as number;
          for (let axis = 0; axis < 3; axis++) {
            observation[14 + axis] = xpos[handBody + axis] as number;
            observation[17 + axis] = xpos[objectBody + axis] as number;
            observation[20 + axis] = xpos[goalBody + axis] as number;
          }
        },
        read({ data: { qpos, qvel, xpos }, state }) {
          const { hand, object, mark } = state;
          state.shoulderPan.angle = qpos[0] as number;
          state.shoulderPan.rate = qvel[0] as number;
          state.shoulderLift.angle = qpos[1] as number;
          state.shoulderLift.rate = qvel[1] as number;
          state.upperArmRoll.angle = qpos[2] as number;
          state.upperArmRoll.rate = qvel[2] as number;
          state.elbow.angle = qpos[3] as number;
          state.elbow.rate = qvel[3] as number;
          state.forearmRoll.angle = qpos[4] as number;
          state.forearmRoll.rate = qvel[4] as number;
          state.wristFlex.angle = qpos[5] as number;
          state.wristFlex.rate = qvel[5] as number;
          state.wristRoll.angle = qpos[6] as number;
          state.wristRoll.rate = qvel[6] as number;
          hand.x = xpos[handBody] as number;
          hand.y = xpos[handBody + 1] as number;
          hand.z = xpos[handBody + 2] as number;
          object.x = xpos[objectBody] as number;
          object.y = xpos[objectBody + 1] as number;
          object.velocityX = qvel[objectX] as number;
          object.velocityY = qvel[objectY] as number;
          mark.x = xpos[goalBody] as number;
          mark.y = xpos[goalBody + 1] as number;
          hand.objectDistance = Math.hypot(
            hand.x - object.x,
            hand.y - object.y,
            hand.z - (xpos[objectBody + 2] as number),
          );
          object.markDistance = Math.hypot(object.x - mark.x, object.y - mark.y);
        },
        observe({ data: { qpos, qvel }, observation }) {
          for (let joint = 0; joint < armJoints; joint++) {
            observation[joint] = qpos[joint] as number;
            observation[armJoints + joint] = qvel[joint] as number;
          }
          // The rest is written by `readLagged`.
        },
        terminated: () => false,
      };
    },
  }),
});
