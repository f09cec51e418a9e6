import type { RewardProgram } from "../../../reward/program.ts";
import type { TypedView } from "../../../reward/typed-view.ts";
import { placeIn, type Place } from "../../findings.ts";
import type { Meaning } from "../read-meaning.ts";

/** What a rule over the program's meaning looks at. */
export type Context = { readonly view: TypedView; readonly program: RewardProgram; readonly meaning: Meaning };

/** Where a term is first given. */
export const placeOfTerm = (name: string, { program, view }: Context): Place =>
  placeIn(view.file, program.terms[name]?.[0] ?? 0);
