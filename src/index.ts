/** The package's entrance: what a user's environment file imports from "rewardsmith". */
export { createRandom } from "./core/random.ts";
export type { Random } from "./core/random.ts";
export type { Ending, Episode } from "./core/episode.ts";
export type { Task, TaskDescription } from "./core/task.ts";
export { defineEnvironment, defineSpec, defineTasks } from "./simulator/define.ts";
export { placeShape } from "./simulator/scene.ts";
export { tabulate } from "./simulator/tabulate.ts";
export type { Tabular } from "./simulator/tabular.ts";
export { dynamicsOf, vectorize } from "./simulator/vectorize.ts";
export type { Lane, LaneDynamics } from "./simulator/vectorize.ts";
export { createPhysics } from "./simulator/mujoco/physics.ts";
export type { Physics, PhysicsLane } from "./simulator/mujoco/types.ts";
export { mujocoEnvironment } from "./simulator/mujoco/environment.ts";
export type { MujocoDynamics, MujocoLane } from "./simulator/mujoco/environment.ts";
export type { Control, EnvironmentSpec, Field, FieldTree, ValueOf } from "./core/spec.ts";
export type { CreateOptions, Environment, TaskOf, VectorEnvironment } from "./simulator/types.ts";
