import { writeIsaacLab, writeMjlab } from "./arrays/managers.ts";
import type { RewardForm } from "../simulator/told/trainer.ts";
import { writeArrays } from "./arrays/module.ts";
import { writePython } from "./python/module.ts";
import { writePythonPolicy } from "./python/policy.ts";
import { writeOnnxPolicy } from "./onnx/policy.ts";
import type { PolicyTarget, RewardTarget } from "./targets.ts";
import type { Exporter, PolicyExportInput } from "./types.ts";
import { writeTypeScript } from "./typescript.ts";

/** What writes each target of a reward. More join here and in targets.ts. */
export const exporters: Record<RewardTarget, Exporter> = {
  python: writePython,
  jax: writeArrays("jax"),
  mjlab: writeMjlab,
  isaaclab: writeIsaacLab,
  typescript: writeTypeScript,
};

/** What writes a job's reward for a trainer, by the form that its world file asks for (simulator/told/trainer.ts). */
export const rewardWriters: Record<RewardForm, Exporter> = {
  python: writePython,
  numpy: writeArrays("numpy"),
  torch: writeArrays("torch"),
  jax: exporters.jax,
  mjlab: writeMjlab,
  isaaclab: writeIsaacLab,
};

/** What writes each target of a policy: the bytes of one file. */
export const policyExporters: Record<PolicyTarget, (input: PolicyExportInput) => Uint8Array> = {
  onnx: writeOnnxPolicy,
  "python-policy": (input) => new TextEncoder().encode(writePythonPolicy(input)),
};
