import type { MainModule, MjModel } from "@mujoco/mujoco";
import { RewardsmithError } from "../../core/errors.ts";
import type { Engine } from "./types.ts";
import { nativeLayout } from "./native-layout.ts";
import { openNativeMujoco, type NativeMujoco, type Pointer } from "./native-library.ts";
import type { ModelFiles, PhysicsLane } from "./types.ts";
import { createWasmEngine } from "./physics-wasm.ts";

/** Relative to numbers above 1, absolute below. */
const TOLERANCE = 1e-9;

const names = Object.keys(nativeLayout.arrays) as (keyof PhysicsLane)[];

const takeViews = (
  native: NativeMujoco,
  { data, like }: { data: Pointer; like: Readonly<Record<keyof PhysicsLane, Float64Array>> },
): PhysicsLane =>
  Object.fromEntries(
    names.map((name) => [
      name,
      native.numbersAt(data, { offset: nativeLayout.arrays[name], count: like[name].length, indirect: true }),
    ]),
  ) as PhysicsLane;

/** The first array in which two lanes differ, or undefined. */
const differing = (left: PhysicsLane, right: PhysicsLane): string | undefined =>
  names.find((name) =>
    left[name].some((value, index) => {
      const other = right[name][index] as number;
      // Written so that NaN differs.
      return !(Math.abs(value - other) <= TOLERANCE * Math.max(1, Math.abs(value)));
    }),
  );

/**
 * A model in MuJoCo's shared library, through koffi. The model itself is compiled in WebAssembly too, for names and sizes; and
 * before the engine is given out, both take the same two steps and every array is compared, so that a wrong place in memory
 * cannot pass. Raises `mujoco/native-unusable` and `mujoco/native-differs`.
 */
export const createNativeEngine = async ({
  mujoco,
  model,
  library,
  xml,
  files,
  count,
}: {
  mujoco: MainModule;
  model: MjModel;
  library: string;
  xml: string;
  files: ModelFiles;
  count: number;
}): Promise<Engine> => {
  const native = await openNativeMujoco(library);
  const compiled = native.loadModel(xml, files);
  const integration = mujoco.mjtState.mjSTATE_INTEGRATION.value;
  const stateSize = native.stateSize(compiled, integration);
  const exchange = native.allocate(stateSize);
  const copies = Array.from({ length: count }, () => native.makeData(compiled));
  const reference = createWasmEngine({ mujoco, model, count: 1 });
  const like = reference.lane(0);
  const lanes = copies.map((data) => takeViews(native, { data, like }));
  const clocks = copies.map((data) => native.numbersAt(data, { offset: nativeLayout.time, count: 1, indirect: false }));
  const clockOf = (index: number): Float64Array => clocks[index] as Float64Array;

  const engine: Engine = {
    lane: (index) => lanes[index] as PhysicsLane,
    reset: (index) => native.reset(compiled, copies[index]),
    forward: (index) => native.forward(compiled, copies[index]),
    kinematics: (index) => native.kinematics(compiled, copies[index]),
    step: (index) => native.step(compiled, copies[index]),
    contactForces: (index) => native.contactForces(compiled, copies[index]),
    clock: (index) => clockOf(index)[0] as number,
    setClock(index, seconds) {
      clockOf(index)[0] = seconds;
    },
    stateSize,
    saveState(index, into) {
      native.getState(compiled, copies[index], exchange.pointer, integration);
      into.set(exchange.view);
    },
    loadState(index, from) {
      exchange.view.set(from);
      native.setState(compiled, copies[index], exchange.pointer, integration);
    },
    dispose() {
      // Views of freed memory would read whatever comes there next.
      for (const lane of lanes.splice(0)) for (const name of names) lane[name] = new Float64Array(0);
      clocks.length = 0;
      for (const data of copies.splice(0)) native.deleteData(data);
      native.deleteModel(compiled);
      native.free(exchange.pointer);
    },
  };
  const problem = compare(engine, reference);
  reference.dispose();
  if (problem === undefined) return engine;
  engine.dispose();
  throw new RewardsmithError({
    code: "mujoco/native-differs",
    message: `MuJoCo's shared library (${library}) gives other numbers than its WebAssembly build: ${problem}`,
    action: "Give --physics wasm, and tell rewardsmith's authors which library and system this is.",
  });
};

/** Both through the same motion in lane 0, which is reset afterwards; where they differ. */
const compare = (engine: Engine, reference: Engine): string | undefined => {
  const both = [engine, reference];
  const check = (when: string): string | undefined => {
    const array = differing(reference.lane(0), engine.lane(0));
    return array === undefined && Math.abs(reference.clock(0) - engine.clock(0)) < TOLERANCE
      ? undefined
      : `${array ?? "time"} ${when}`;
  };
  for (const one of both) {
    one.reset(0);
    const { qpos, qvel, ctrl } = one.lane(0);
    // Different everywhere, so that no array can be taken for another.
    qpos.forEach((value, index) => void (qpos[index] = value + 0.01 * Math.sin(index + 1)));
    qvel.forEach((_, index) => void (qvel[index] = 0.1 * Math.cos(index + 1)));
    ctrl.forEach((_, index) => void (ctrl[index] = 0.05 * (index + 1)));
    one.forward(0);
  }
  let problem =
    engine.stateSize === reference.stateSize ? check("after a forward pass") : "the integration state's size";
  for (let step = 0; step < 2 && problem === undefined; step++) {
    for (const one of both) {
      one.step(0);
      one.contactForces(0);
    }
    problem = check(`after ${step + 1} time steps`);
  }
  engine.reset(0);
  return problem;
};
