import type { SceneDescription } from "../core/recording.ts";
import { createRandom, deriveSeed } from "../core/random.ts";
import type { Random, RandomState } from "../core/random.ts";
import { createActionView, createStateWriter } from "./accessors.ts";
import type { Writable } from "./accessors.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec, FieldTree, ValueOf } from "../core/spec.ts";
import type { CreateOptions, Resumption, Scene, Snapshot, VectorEnvironment } from "./types.ts";

/** What a lane's functions get: one object that is moved from lane to lane, so read from it and do not keep it. */
export type Lane<State> = {
  /** Index of the lane, for simulators that keep something of their own a lane. */
  index: number;
  /** The lane's row of the state matrix, to read and to write. Vectors are assigned whole. */
  state: State;
  /** Hidden numbers of the lane (`internal` of them), not part of the state. */
  internal: Float64Array;
  /** The policy's input, kept from the last `observe`. */
  observation: Float64Array;
  /** The lane's stream of random numbers. */
  random: Random;
};

/** What a step gets: the action as a typed view and as its row, already clipped. */
export type StepLane<State, Action> = Lane<State> & { action: Action; applied: Float64Array };

/**
 * How a simulator's own numbers are copied out and in. `load` writes `state` and `internal` only where the simulator keeps
 * its variables there; `settle` derives the rest of the row, as at the start of an episode.
 */
export type LaneSnapshot<State> = {
  width: number;
  save(lane: Lane<State>, into: Float64Array): void;
  load(lane: Lane<State>, from: Float64Array): void;
  settle(lane: Lane<State>): void;
};

/** How a lane is drawn. `placeShape` helps to write a pose. */
export type LaneScene<State> = {
  /** Read when somebody draws, not before. */
  readonly description: SceneDescription;
  /** Writes 12 numbers a shape, in the shapes' order; also for those that never move. */
  pose(lane: Lane<State>, poses: Float64Array): void;
};

/** One lane of an environment as four functions. None may keep anything outside `state`, `internal` and `random`. */
export type LaneDynamics<State, Action> = {
  /** How many hidden numbers a lane has; 0 if left out. They are 0 at every reset. */
  internal?: number;
  /** Write the first state of an episode. All numbers are 0 before. */
  reset(lane: Lane<State>): void;
  /** Move `state` one time step on, in place. `action` is already clipped. "invalid": the physics blew up. */
  step(lane: StepLane<State, Action>): void | "invalid";
  /** Write the policy's input. */
  observe(lane: Lane<State>): void;
  /** The world ends the episode in this state. */
  terminated(lane: Lane<State>): boolean;
  /** Lets parity tests and checkpoints put a lane into a given state. */
  snapshot?: LaneSnapshot<State>;
  /** Lets `play` draw a lane. */
  scene?: LaneScene<State>;
  /** Frees what a simulator holds outside JavaScript's heap. */
  dispose?(): void;
};

/** Functions of one lane with the types of the spec, for whoever hands them to more than `vectorize`. */
export const dynamicsOf = <State extends FieldTree, Action extends FieldTree>(
  _spec: EnvironmentSpec<State, Action>,
  dynamics: LaneDynamics<Writable<ValueOf<State>>, ValueOf<Action>>,
): LaneDynamics<Writable<ValueOf<State>>, ValueOf<Action>> => dynamics;

/** Any finite double in, a valid index out: rounded, held within the list. */
const actionIndex = (value: number, count: number): number =>
  Number.isNaN(value) ? 0 : Math.min(Math.max(Math.round(value), 0), count - 1);

const clip = (value: number, low: number, high: number): number =>
  Number.isNaN(value) ? Math.min(Math.max(0, low), high) : Math.min(Math.max(value, low), high);

const allFinite = (numbers: Float64Array): boolean => {
  for (let index = 0; index < numbers.length; index++) if (!Number.isFinite(numbers[index])) return false;
  return true;
};

/**
 * Makes an environment's `create` of functions of one lane: lanes, random streams, clipping, the time limit and blow-ups
 * are dealt with here. Lanes that have ended are left alone until they are reset. Nothing is allocated in `step`.
 */
export const vectorize =
  <State extends FieldTree, Action extends FieldTree>(
    spec: EnvironmentSpec<State, Action>,
    dynamics: LaneDynamics<Writable<ValueOf<State>>, ValueOf<Action>>,
  ): ((options: CreateOptions) => VectorEnvironment) =>
  ({ count, seed }) => {
    const stateWidth = stateLayout(spec).width;
    const { width: actionWidth, entries: actionEntries } = actionLayout(spec);
    const observationWidth = spec.observation.labels.length;
    const low = Float64Array.from(actionEntries.flatMap(({ field, size }) => Array(size).fill(field.range[0])));
    const high = Float64Array.from(actionEntries.flatMap(({ field, size }) => Array(size).fill(field.range[1])));
    const choices = spec.control.kind === "discrete" ? spec.control.actions.map(({ values }) => values) : undefined;

    const state = new Float64Array(count * stateWidth);
    const observation = new Float64Array(count * observationWidth);
    const applied = new Float64Array(count * actionWidth);
    const terminated = new Uint8Array(count);
    const truncated = new Uint8Array(count);
    const invalid = new Uint8Array(count);
    const internal = new Float64Array(count * (dynamics.internal ?? 0));

    const rows = (matrix: Float64Array, width: number) =>
      Array.from({ length: count }, (_, lane) => matrix.subarray(lane * width, (lane + 1) * width));
    const stateRows = rows(state, stateWidth);
    const observationRows = rows(observation, observationWidth);
    const internalRows = rows(internal, dynamics.internal ?? 0);
    const appliedRows = rows(applied, actionWidth);
    const streams = Array.from({ length: count }, (_, lane) => createRandom(deriveSeed(seed, "lane", lane)));
    /** Steps since the last reset. */
    const steps = new Int32Array(count);
    /** Last finite rows of the lane being stepped. */
    const stateBefore = new Float64Array(stateWidth);
    const internalBefore = new Float64Array(dynamics.internal ?? 0);
    const observationBefore = new Float64Array(observationWidth);

    const stateWriter = createStateWriter(spec);
    const actionView = createActionView(spec);
    const lane: Parameters<typeof dynamics.step>[0] = {
      index: 0,
      state: stateWriter.view,
      action: actionView.view,
      internal,
      observation,
      applied,
      random: createRandom(0),
    };
    const moveTo = (index: number): void => {
      lane.index = index;
      stateWriter.move(state, index * stateWidth);
      actionView.move(applied, index * actionWidth);
      lane.internal = internalRows[index] as Float64Array;
      lane.observation = observationRows[index] as Float64Array;
      lane.applied = appliedRows[index] as Float64Array;
      lane.random = streams[index] as Random;
    };

    const apply = (index: number, actions: Float64Array): void => {
      if (choices !== undefined) {
        applied.set(choices[actionIndex(actions[index] as number, choices.length)] as number[], index * actionWidth);
        return;
      }
      for (let column = 0; column < actionWidth; column++) {
        const place = index * actionWidth + column;
        applied[place] = clip(actions[place] as number, low[column] as number, high[column] as number);
      }
    };

    const stepLane = (index: number, actions: Float64Array): void => {
      const row = stateRows[index] as Float64Array;
      const hidden = internalRows[index] as Float64Array;
      const observed = observationRows[index] as Float64Array;
      stateBefore.set(row);
      internalBefore.set(hidden);
      observationBefore.set(observed);
      apply(index, actions);
      moveTo(index);
      steps[index] = (steps[index] as number) + 1;
      let blewUp = dynamics.step(lane) === "invalid" || !allFinite(row) || !allFinite(hidden);
      if (!blewUp) {
        dynamics.observe(lane);
        blewUp = !allFinite(observed);
      }
      if (blewUp) {
        row.set(stateBefore);
        hidden.set(internalBefore);
        observed.set(observationBefore);
        invalid[index] = 1;
        return;
      }
      if (dynamics.terminated(lane)) terminated[index] = 1;
      else if ((steps[index] as number) >= spec.maxSteps) truncated[index] = 1;
    };

    /** A lane at the first moment of an episode, its row still empty. */
    const clear = (index: number): void => {
      if (!(Number.isInteger(index) && index >= 0 && index < count)) throw new RangeError(`lane ${index} of ${count}`);
      terminated[index] = truncated[index] = invalid[index] = steps[index] = 0;
      (stateRows[index] as Float64Array).fill(0);
      (internalRows[index] as Float64Array).fill(0);
      applied.fill(0, index * actionWidth, (index + 1) * actionWidth);
      moveTo(index);
    };

    const snapshotOf = ({ width, save, load, settle }: NonNullable<typeof dynamics.snapshot>): Snapshot => ({
      width,
      save(index, into) {
        moveTo(index);
        save(lane, into);
      },
      load(index, from) {
        moveTo(index);
        load(lane, from);
      },
      begin(index, from) {
        clear(index);
        load(lane, from);
        settle(lane);
        dynamics.observe(lane);
      },
    });

    const resumptionOf = ({ width, save, load }: NonNullable<typeof dynamics.snapshot>): Resumption => ({
      save() {
        const simulator = new Float64Array(count * width);
        rows(simulator, width).forEach((row, index) => {
          moveTo(index);
          save(lane, row);
        });
        const matrices = structuredClone({ state, observation, applied, internal, terminated, truncated, invalid });
        return { ...matrices, steps: steps.slice(), streams: streams.map((stream) => stream.save()), simulator };
      },
      restore(from) {
        rows(from.simulator, width).forEach((row, index) => {
          moveTo(index);
          load(lane, row);
          (streams[index] as Random).restore(from.streams[index] as RandomState);
        });
        // After the simulator's own: its `load` may write rows.
        for (const [matrix, saved] of [
          [state, from.state],
          [observation, from.observation],
          [applied, from.applied],
          [internal, from.internal],
        ] as const)
          matrix.set(saved);
        terminated.set(from.terminated);
        truncated.set(from.truncated);
        invalid.set(from.invalid);
        steps.set(from.steps);
      },
    });

    const sceneOf = (scene: NonNullable<typeof dynamics.scene>): Scene => ({
      get description() {
        return scene.description;
      },
      pose(index, into) {
        moveTo(index);
        scene.pose(lane, into);
      },
    });

    return {
      count,
      state,
      observation,
      applied,
      terminated,
      truncated,
      invalid,
      reset(lanes, seeds) {
        for (let place = 0; place < lanes.length; place++) {
          const index = lanes[place] as number;
          if (seeds !== undefined) streams[index] = createRandom(seeds[place] as number);
          clear(index);
          dynamics.reset(lane);
          dynamics.observe(lane);
        }
      },
      step(actions) {
        for (let index = 0; index < count; index++) {
          if (terminated[index] === 1 || truncated[index] === 1 || invalid[index] === 1) continue;
          stepLane(index, actions);
        }
      },
      ...(dynamics.snapshot === undefined
        ? {}
        : { snapshot: snapshotOf(dynamics.snapshot), resumption: resumptionOf(dynamics.snapshot) }),
      ...(dynamics.scene === undefined ? {} : { scene: sceneOf(dynamics.scene) }),
      dispose() {
        dynamics.dispose?.();
      },
    };
  };
