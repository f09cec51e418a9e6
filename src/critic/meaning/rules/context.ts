import type { ts } from "ts-morph";
import { readExports } from "../../../reward/exports.ts";
import type { RewardProgram } from "../../../reward/program.ts";
import { readReturns, termExpression } from "../../../reward/returns.ts";
import type { TypedView } from "../../../reward/typed-view.ts";
import { placeIn, type Place } from "../../findings.ts";
import type { Meaning } from "../read-meaning.ts";

/** What a rule over the program's meaning looks at. */
export type Context = { readonly view: TypedView; readonly program: RewardProgram; readonly meaning: Meaning };

/** Where a term is first given. */
export const placeOfTerm = (name: string, { program, view }: Context): Place =>
  placeIn(view.file, program.terms[name]?.[0] ?? 0);

/** A term's expressions in the typed tree, one for each place where terms are returned. */
export const termNodesIn = ({ file }: TypedView, name: string): readonly ts.Expression[] => {
  const { terms } = readExports(file).exports;
  if (terms === null) return [];
  return (readReturns(terms, { weights: null, diagnostics: [] })?.terms.get(name) ?? []).map(termExpression);
};
