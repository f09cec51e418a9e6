import { writePython } from "./python/module.ts";
import type { Exporter } from "./types.ts";
import { writeTypeScript } from "./typescript.ts";

/** Every `--to`. More join here. */
export const exporters = {
  python: {
    extension: ".py",
    description: "one module: the reward in plain Python, and a Gymnasium wrapper that pays it",
    write: writePython,
  },
  typescript: {
    extension: ".ts",
    description: "one file without imports: the program with the library functions it uses",
    write: writeTypeScript,
  },
} satisfies Record<string, Exporter>;

export type ExportTarget = keyof typeof exporters;
