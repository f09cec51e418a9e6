import { main as startCli } from "./cli/main.ts";

/**
 * What `bin/rewardsmith.mjs` starts, and the one file that may know more than one face of the program: `cli/` and `server/` never
 * import each other (the lint holds it).
 */
export const main = (argv: readonly string[]): Promise<void> => startCli(argv);
