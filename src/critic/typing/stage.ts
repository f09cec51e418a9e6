import { checkTypes } from "../../reward/check-types.ts";
import type { Stage } from "../types.ts";

/** Types, against the environment's declaration and the narrow library. */
export const typesStage: Stage = {
  name: "types",
  check: ({ view }) => Promise.resolve(checkTypes(view)),
};
