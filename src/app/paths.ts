import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** `.ts` when the sources run directly, `.js` in the published package. */
const extension = extname(fileURLToPath(import.meta.url));

/** A module beside this one that another process is started with. */
export const entry = (name: string): string => fileURLToPath(new URL(`./${name}${extension}`, import.meta.url));
