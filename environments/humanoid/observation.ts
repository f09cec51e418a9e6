import type { PhysicsLane } from "../../src/simulator/mujoco/types.ts";

/** What the observation holds beside 22 positions and 23 velocities. */
export type Observed = { inertias: boolean; velocities: boolean; actuatorForces: boolean; contactForces: boolean };

const jointNames = [
  ...["twist", "bend", "lean"].map((name) => `abdomen.${name}`),
  ...["right", "left"].flatMap((side) => [
    ...["spread", "twist", "swing"].map((name) => `${side}Hip.${name}`),
    `${side}Knee`,
  ]),
  ...["right", "left"].flatMap((side) => [`${side}Shoulder.first`, `${side}Shoulder.second`, `${side}Elbow`]),
];

const bodyNames = [
  "torso",
  "waist",
  "pelvis",
  ...["right", "left"].flatMap((side) => ["Thigh", "Shin", "Foot"].map((name) => `${side}${name}`)),
  ...["right", "left"].flatMap((side) => ["UpperArm", "Forearm"].map((name) => `${side}${name}`)),
];

/** MuJoCo's com-based inertia: six moments about the whole body's centre of mass, mass times offset from it, mass. */
const inertiaParts = ["xx", "yy", "zz", "xy", "xz", "yz", "massX", "massY", "massZ", "mass"];
const axes = ["X", "Y", "Z"];
const wrenchParts = [...axes.map((axis) => `torque${axis}`), ...axes.map((axis) => `force${axis}`)];
const twistParts = [...axes.map((axis) => `rotation${axis}`), ...axes.map((axis) => `velocity${axis}`)];

const ofBodies = (quantity: string, parts: readonly string[]): string[] =>
  bodyNames.flatMap((body) => parts.map((part) => `${quantity}.${body}.${part}`));

/** In Gymnasium's order: 45 numbers and up to 130 + 78 + 17 + 78 more. */
export const observationLabels = ({ inertias, velocities, actuatorForces, contactForces }: Observed): string[] => [
  "torso.height",
  ...["w", "x", "y", "z"].map((part) => `torso.quaternion.${part}`),
  ...jointNames.map((name) => `${name}.angle`),
  ...["velocityX", "velocityY", "velocityZ", "rollRate", "pitchRate", "yawRate"].map((part) => `torso.${part}`),
  ...jointNames.map((name) => `${name}.rate`),
  ...(inertias ? ofBodies("inertia", inertiaParts) : []),
  ...(velocities ? ofBodies("velocity", twistParts) : []),
  ...(actuatorForces ? jointNames.map((name) => `actuatorTorque.${name}`) : []),
  ...(contactForces ? ofBodies("contactForce", wrenchParts) : []),
];

/**
 * Copies what `observationLabels` names into the lane's observation. Inertias and velocities of bodies are those of one
 * physics step ago: MuJoCo computes them with the positions and nothing renews them after the step.
 */
export const observeInto = (
  observation: Float64Array,
  { data, observed }: { data: PhysicsLane; observed: Observed },
): void => {
  const { qpos, qvel, cinert, cvel, qfrc_actuator, cfrc_ext } = data;
  let place = 0;
  // Left out: x and y of the root, the world's own rows, and the root's actuator forces, of which it has none.
  for (let index = 2; index < qpos.length; index++) observation[place++] = qpos[index] as number;
  for (let index = 0; index < qvel.length; index++) observation[place++] = qvel[index] as number;
  if (observed.inertias) {
    for (let index = 10; index < cinert.length; index++) observation[place++] = cinert[index] as number;
  }
  if (observed.velocities) {
    for (let index = 6; index < cvel.length; index++) observation[place++] = cvel[index] as number;
  }
  if (observed.actuatorForces) {
    for (let index = 6; index < qfrc_actuator.length; index++) observation[place++] = qfrc_actuator[index] as number;
  }
  if (observed.contactForces) {
    for (let index = 6; index < cfrc_ext.length; index++) observation[place++] = cfrc_ext[index] as number;
  }
};
