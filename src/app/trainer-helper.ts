import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** `examples/` of the package: beside `src/` in a clone, beside `dist/src/` in an installed package. The text of `rewardsmith_trainer.py`, which a user copies beside their trainer. */
export const trainerHelper = (): Promise<string> =>
  readFile(fileURLToPath(new URL("../../examples/trainers/rewardsmith_trainer.py", import.meta.url)), "utf8");
