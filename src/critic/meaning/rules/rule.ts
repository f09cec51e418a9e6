import type { ts } from "ts-morph";
import type { Rule } from "../../types.ts";
import type { Context } from "./context.ts";

/** At a place of the program, or at the term of this name. */
export type Found = { at: ts.Node | string; message: string };

/** A rule over what a program means, whole: what it says of itself, how it is broken, how that is found. */
export type CheckedRule = Rule & { id: string; check(context: Context): readonly Found[] };

export const rule = (given: CheckedRule): CheckedRule => given;
