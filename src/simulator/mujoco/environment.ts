import { readFileSync } from "node:fs";
import type { Writable } from "../accessors.ts";
import type { EnvironmentSpec, FieldTree, ValueOf } from "../../core/spec.ts";
import type { CreateOptions, VectorEnvironment } from "../types.ts";
import { vectorize } from "../vectorize.ts";
import type { Lane } from "../vectorize.ts";
import { createPhysics } from "./physics.ts";
import type { Physics, PhysicsLane } from "./types.ts";
import { describeModel, writeGeomPoses } from "./scene.ts";

/** A lane with MuJoCo's arrays, under MuJoCo's own names. */
export type MujocoLane<State> = Lane<State> & { data: PhysicsLane };

/** What a MuJoCo environment's author writes: what is drawn, read, observed, and when the episode ends. */
export type MujocoDynamics<State> = {
  /** How many hidden numbers a lane has; 0 if left out. */
  internal?: number;
  /** Changes qpos and qvel, which hold the model's initial configuration, into an episode's first; derived arrays follow. */
  start(lane: MujocoLane<State>): void;
  /**
   * Runs after each step while the positions of bodies, geometries and sites are still one time step old, as Gymnasium reads
   * them, and at the start of an episode. Writes state fields that say so, hidden numbers, and what of the observation
   * depends on them.
   */
  readLagged?(lane: MujocoLane<State>): void;
  /** Runs with positions that agree with qpos; writes the state. */
  read(lane: MujocoLane<State>): void;
  observe(lane: MujocoLane<State>): void;
  terminated(lane: MujocoLane<State>): boolean;
};

/**
 * `create` for a spec over a MuJoCo model. The action row goes to the actuators as it is, in the order of the model's
 * actuators. `frameSkip` time steps an action; `contactForces` computes `cfrc_ext`.
 */
export const mujocoEnvironment =
  <State extends FieldTree, Action extends FieldTree>(
    spec: EnvironmentSpec<State, Action>,
    {
      model,
      files = [],
      frameSkip,
      contactForces = false,
      dynamics,
    }: {
      /** Where the MJCF lies. */
      model: URL;
      /** Meshes, textures and includes that it refers to, as paths beside it. */
      files?: readonly string[];
      frameSkip: number;
      contactForces?: boolean;
      /** Called once a batch: look names up here. */
      dynamics(physics: Physics): MujocoDynamics<Writable<ValueOf<State>>>;
    },
  ): ((options: CreateOptions) => Promise<VectorEnvironment>) =>
  async (options) => {
    const physics = await createPhysics({
      xml: readFileSync(model, "utf8"),
      files: Object.fromEntries(files.map((path) => [path, readFileSync(new URL(path, model))])),
      count: options.count,
      frameSkip,
      contactForces,
    });
    const authored = dynamics(physics);
    const saved = new Float64Array(physics.stateSize);
    let drawn: ReturnType<typeof describeModel> | undefined;
    const drawing = () => (drawn ??= describeModel(physics.tree()));
    type View = MujocoLane<Writable<ValueOf<State>>>;
    /** The lane with its data: the same object every time, so nothing is allocated in a step. */
    const withData = (lane: Lane<Writable<ValueOf<State>>>): View => {
      const view = lane as View;
      view.data = physics.lane(lane.index);
      return view;
    };
    const settle = (lane: Lane<Writable<ValueOf<State>>>): void => {
      physics.forward(lane.index);
      const view = withData(lane);
      // A forward pass leaves contact forces alone: an episode starts with none, whatever the lane did before.
      view.data.cfrc_ext.fill(0);
      authored.readLagged?.(view);
      authored.read(view);
    };
    return vectorize(spec, {
      internal: authored.internal,
      reset(lane) {
        physics.reset(lane.index);
        authored.start(withData(lane));
        settle(lane);
      },
      step(lane) {
        const view = withData(lane);
        view.data.ctrl.set(lane.applied);
        if (!physics.advance(lane.index)) return "invalid";
        authored.readLagged?.(view);
        physics.refresh(lane.index);
        authored.read(view);
        return undefined;
      },
      observe: (lane) => authored.observe(withData(lane)),
      terminated: (lane) => authored.terminated(withData(lane)),
      snapshot: {
        width: physics.stateSize,
        save: (lane, into) => physics.saveState(lane.index, into),
        load: (lane, from) => physics.loadState(lane.index, from),
        settle(lane) {
          // A forward pass moves the solver's warm start, which is part of the state that was loaded.
          physics.saveState(lane.index, saved);
          settle(lane);
          physics.loadState(lane.index, saved);
        },
      },
      scene: {
        get description() {
          return drawing().description;
        },
        pose(lane, poses) {
          writeGeomPoses(withData(lane).data, { geoms: drawing().geoms, poses });
        },
      },
      dispose: () => physics.dispose(),
    })(options);
  };
