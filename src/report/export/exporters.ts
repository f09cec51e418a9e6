import { writePython } from "./python/module.ts";
import type { ExportTarget } from "./targets.ts";
import type { Exporter } from "./types.ts";
import { writeTypeScript } from "./typescript.ts";

/** What writes each target. More join here and in targets.ts. */
export const exporters: Record<ExportTarget, Exporter> = {
  python: writePython,
  typescript: writeTypeScript,
};
