import type { MjModel } from "@mujoco/mujoco";

export type NamedObject = "body" | "jnt" | "site" | "tendon" | "actuator" | "sensor" | "key";

const decoder = new TextDecoder();

/**
 * Names as the model's author wrote them, empty for an unnamed object. Read from the model's text of names: for unnamed
 * objects the binding's mj_id2name answers with whatever lies at address 0.
 */
export const modelNames = (model: MjModel): { whole: string; of(kind: NamedObject, id: number): string } => {
  const texts = Uint8Array.from(model.names as Int8Array);
  const at = (start: number): string => decoder.decode(texts.subarray(start, texts.indexOf(0, start)));
  const starts: Record<NamedObject, Int32Array> = {
    body: model.name_bodyadr as Int32Array,
    jnt: model.name_jntadr as Int32Array,
    site: model.name_siteadr as Int32Array,
    tendon: model.name_tendonadr as Int32Array,
    actuator: model.name_actuatoradr as Int32Array,
    sensor: model.name_sensoradr as Int32Array,
    key: model.name_keyadr as Int32Array,
  };
  return { whole: at(0), of: (kind, id) => at(starts[kind][id] as number) };
};
