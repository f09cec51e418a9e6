import type { MainModule, MjModel } from "@mujoco/mujoco";
import { messageOf, usageError } from "../../core/errors.ts";
import { physicsLibrary } from "./backend.ts";
import { createAdvance } from "./engine.ts";
import { loadMujoco } from "./load.ts";
import { compileWithFiles } from "./model-folder.ts";
import { readModelTree } from "./model-tree.ts";
import { createNativeEngine } from "./physics-native.ts";
import { createWasmEngine } from "./physics-wasm.ts";
import type { ModelFiles, Physics } from "./types.ts";

const compile = (mujoco: MainModule, { xml, files }: { xml: string; files: ModelFiles }): MjModel => {
  try {
    return Object.keys(files).length === 0
      ? mujoco.MjModel.from_xml_string(xml)
      : compileWithFiles(mujoco, { xml, files });
  } catch (thrown) {
    throw usageError({
      code: "mujoco/invalid-model",
      message: `MuJoCo does not accept the model: ${messageOf(thrown)}`,
      action: "Mend the environment's model.xml.",
      cause: thrown,
    });
  }
};

/**
 * Compiles `xml` (MJCF) once and makes `count` independent copies of its state. Give the model `<size memory="1M"/>`:
 * by default every copy reserves up to 15 MB. Raises `mujoco/invalid-model` with MuJoCo's message.
 */
export const createPhysics = async ({
  xml,
  files = {},
  count,
  frameSkip,
  contactForces = false,
}: {
  xml: string;
  files?: ModelFiles;
  count: number;
  frameSkip: number;
  /** Compute cfrc_ext after every `advance` (mj_rnePostConstraint). */
  contactForces?: boolean;
}): Promise<Physics> => {
  const mujoco = await loadMujoco();
  const model = compile(mujoco, { xml, files });
  const kinds = {
    body: mujoco.mjtObj.mjOBJ_BODY,
    joint: mujoco.mjtObj.mjOBJ_JOINT,
    geom: mujoco.mjtObj.mjOBJ_GEOM,
    site: mujoco.mjtObj.mjOBJ_SITE,
    actuator: mujoco.mjtObj.mjOBJ_ACTUATOR,
    sensor: mujoco.mjtObj.mjOBJ_SENSOR,
  };
  const library = physicsLibrary();
  const engine =
    library === null
      ? createWasmEngine({ mujoco, model, count })
      : await createNativeEngine({ mujoco, model, library, xml, files, count });
  const timestep = model.opt.timestep;
  const advanceLane = createAdvance(engine, { timestep, frameSkip, contactForces });

  return {
    model,
    dt: timestep * frameSkip,
    advance: advanceLane,
    lane: engine.lane,
    reset: engine.reset,
    forward: engine.forward,
    refresh: engine.kinematics,
    stateSize: engine.stateSize,
    saveState: engine.saveState,
    loadState: engine.loadState,
    id(kind, name) {
      const id = mujoco.mj_name2id(model, kinds[kind].value, name);
      if (id < 0) throw new RangeError(`the MuJoCo model has no ${kind} called '${name}'`);
      return id;
    },
    tree: () => readModelTree(mujoco, model),
    dispose() {
      engine.dispose();
      model.delete();
    },
  };
};
