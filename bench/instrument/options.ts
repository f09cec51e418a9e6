import type { ParseArgsOptionsConfig } from "node:util";

/** What both benchmarks of the instrument are told: `instrument` and `separation`. */
export const commonOptions = {
  label: { type: "string", default: "after" },
  tasks: { type: "string", default: "" },
  except: { type: "string", default: "" },
  "learner-option": { type: "string", multiple: true, default: [] },
  jobs: { type: "string", default: "2" },
  minutes: { type: "string", default: "Infinity" },
  table: { type: "boolean", default: false },
} satisfies ParseArgsOptionsConfig;

/** `a,b` → its words; none of an empty text. */
export const list = (text: string): string[] => text.split(",").filter((name) => name !== "");
