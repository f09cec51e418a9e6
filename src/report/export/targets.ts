/** Every `--to`, for help and for names of files. What writes each is in exporters.ts, which loads a compiler. */
export const exportTargets = {
  python: {
    extension: ".py",
    description: "one module: the reward in plain Python, and a Gymnasium wrapper that pays it",
  },
  typescript: { extension: ".ts", description: "one file without imports: the program and the functions it uses" },
} as const;

export type ExportTarget = keyof typeof exportTargets;
