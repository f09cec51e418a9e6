/** Every `--to`, for help and for names of files. What writes each is in exporters.ts, which loads a compiler. */
export const exportTargets = {
  python: {
    of: "reward",
    extension: ".py",
    description: "one module: the reward in plain Python, and a Gymnasium wrapper that pays it",
  },
  jax: {
    of: "reward",
    extension: ".py",
    description:
      "one module: the reward as a pure function over JAX arrays, for jit and vmap (the same as python with --arrays jax)",
  },
  mjlab: {
    of: "reward",
    extension: ".py",
    description: "one module: the terms for mjlab's reward manager, over torch tensors",
  },
  isaaclab: {
    of: "reward",
    extension: ".py",
    description: "one module: the terms for Isaac Lab's reward manager, over torch tensors",
  },
  typescript: {
    of: "reward",
    extension: ".ts",
    description: "one file without imports: the program and the functions it uses",
  },
  onnx: {
    of: "policy",
    extension: ".onnx",
    description: "the policy as an ONNX model, normalisation of observations and scaling of actions included",
  },
  "python-policy": {
    of: "policy",
    extension: ".py",
    description: "the policy as a Python module that needs NumPy alone",
  },
  tensorboard: {
    of: "figures",
    extension: "",
    description: "a folder of event files with every curve and score of a run",
  },
  csv: {
    of: "figures",
    extension: "",
    description: "a folder of tables with every curve and score of a run",
  },
  html: {
    of: "pages",
    extension: "",
    description: "a folder of the dashboard's pages of a run, to look at without a server",
  },
} as const;

export type ExportTarget = keyof typeof exportTargets;

type TargetOf<Of extends "reward" | "policy" | "figures" | "pages"> = {
  [Name in ExportTarget]: (typeof exportTargets)[Name]["of"] extends Of ? Name : never;
}[ExportTarget];

export type RewardTarget = TargetOf<"reward">;
export type PolicyTarget = TargetOf<"policy">;

export const isPolicyTarget = (target: ExportTarget): target is PolicyTarget => exportTargets[target].of === "policy";

/** What a run came to, as a folder of files. */
export type FiguresTarget = TargetOf<"figures">;
export type FolderTarget = FiguresTarget | TargetOf<"pages">;

export const isFolderTarget = (target: ExportTarget): target is FolderTarget =>
  isFiguresTarget(target) || exportTargets[target].of === "pages";

export const isFiguresTarget = (target: ExportTarget): target is FiguresTarget =>
  exportTargets[target].of === "figures";
