import { z } from "zod";
import { isStartId } from "../app/start/launch.ts";

/** What a page calls something that it sends, so that sent again it is done once. */
export const saidId = z.string().refine(isStartId, "a name is 8 to 64 letters, digits and hyphens");
