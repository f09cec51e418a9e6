import type { RuleExample } from "./example.ts";
import type { CriticStage } from "../core/interfaces.ts";
import type { CompiledReward } from "../core/program.ts";
import type { ParsedReward } from "../reward/program.ts";
import type { TypedView } from "../reward/typed-view.ts";

/** What the stages look at: one program, its form and its types; places are those of `source`. */
export type Submission = {
  source: string;
  parsed: ParsedReward;
  view: TypedView;
  /** Compiled on first use; null where the form could not be read. */
  compiled(): CompiledReward | null;
};

export type Stage = CriticStage<Submission> & {
  /** What it refuses in a line, the reading stages after it need not explain once more. */
  settlesLines?: boolean;
};

/** A row of a stage's rule table. */
export type Rule = {
  /** `off`: a warning, and only where a person asks for it (`--raise`). */
  severity: "error" | "warning" | "note" | "off";
  /** What is wrong, in one clause. */
  meaning: string;
  /** What to do about it. */
  hint: string;
  /** Another rule, after which this one at the same place says nothing new. */
  echoes?: string;
  example: RuleExample;
};

export type RuleTable = Readonly<Record<string, Rule>>;

/** Rows of rules that all refuse. */
export const errors = <Id extends string>(rows: Record<Id, Omit<Rule, "severity">>): Record<Id, Rule> => {
  const all = Object.entries<Omit<Rule, "severity">>(rows);
  return Object.fromEntries(all.map(([id, row]) => [id, { severity: "error", ...row }])) as Record<Id, Rule>;
};
