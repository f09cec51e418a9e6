import { z } from "zod";

/** What a page calls something that it sends, so that sent again it is done once. */
export const saidId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/);
