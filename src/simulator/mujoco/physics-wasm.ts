import type { MainModule, MjData, MjModel } from "@mujoco/mujoco";
import type { Engine } from "./types.ts";
import type { PhysicsLane } from "./types.ts";

export const takeViews = (data: MjData): PhysicsLane => ({
  qpos: data.qpos,
  qvel: data.qvel,
  ctrl: data.ctrl,
  act: data.act,
  qacc: data.qacc,
  qfrc_actuator: data.qfrc_actuator,
  qfrc_constraint: data.qfrc_constraint,
  sensordata: data.sensordata,
  xpos: data.xpos,
  xmat: data.xmat,
  xquat: data.xquat,
  xipos: data.xipos,
  cinert: data.cinert,
  cvel: data.cvel,
  cfrc_ext: data.cfrc_ext,
  site_xpos: data.site_xpos,
  geom_xpos: data.geom_xpos,
  geom_xmat: data.geom_xmat,
});

/** The WebAssembly build: the one that is always there. */
export const createWasmEngine = ({
  mujoco,
  model,
  count,
}: {
  mujoco: MainModule;
  model: MjModel;
  count: number;
}): Engine => {
  const integration = mujoco.mjtState.mjSTATE_INTEGRATION.value;
  const stateSize = mujoco.mj_stateSize(model, integration);
  // The binding writes into its own heap only: an array of ours would be filled as a copy and lost.
  const exchange = new mujoco.DoubleBuffer(stateSize);
  // All copies before the first view: each new one may grow the heap, and growth detaches every view.
  const copies = Array.from({ length: count }, () => new mujoco.MjData(model));
  const lanes = copies.map(takeViews);
  const dataOf = (index: number): MjData => copies[index] as MjData;
  return {
    lane(index) {
      const lane = lanes[index] as PhysicsLane;
      // A detached view has length 0. qpos is never empty in a model that moves.
      if (lane.qpos.length === 0) Object.assign(lane, takeViews(dataOf(index)));
      return lane;
    },
    reset: (index) => mujoco.mj_resetData(model, dataOf(index)),
    forward: (index) => mujoco.mj_forward(model, dataOf(index)),
    kinematics: (index) => mujoco.mj_kinematics(model, dataOf(index)),
    step: (index) => mujoco.mj_step(model, dataOf(index)),
    contactForces: (index) => mujoco.mj_rnePostConstraint(model, dataOf(index)),
    clock: (index) => dataOf(index).time,
    setClock(index, seconds) {
      dataOf(index).time = seconds;
    },
    stateSize,
    saveState(index, into) {
      mujoco.mj_getState(model, dataOf(index), exchange, integration);
      into.set(exchange.GetView());
    },
    loadState(index, from) {
      // Any list of numbers will do here, whatever the generated type says.
      mujoco.mj_setState(model, dataOf(index), from as unknown as number[], integration);
    },
    dispose() {
      exchange.delete();
      for (const data of copies.splice(0)) data.delete();
    },
  };
};
