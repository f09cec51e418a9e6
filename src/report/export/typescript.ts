import type { ExportInput } from "./types.ts";
export const writeTypeScript = (_input: ExportInput): string => "";
