import type { Finding } from "./finding.ts";

/** What the analyzer holds of one term; the verdict is what both designers act on. */
export type TermVerdict = "flat" | "dominating" | "useful" | "opposed" | "inactive";

export type TermDiagnosis = {
  name: string;
  /** Left out where a designer is told figures alone. */
  verdict?: TermVerdict;
  /** Unweighted mean per step at the curve's checkpoints. */
  curve: number[];
  mean: number;
  min: number;
  max: number;
  /** Share of Σ|weight·term|, 0…1. */
  share: number;
  /** Spearman's correlation over episodes or checkpoints between the term and fitness, −1…1. */
  association: number;
};

/** How strongly a per-episode figure of a state field goes with fitness over the episodes seen. */
export type FieldAssociation = {
  field: string;
  figure: "first" | "last" | "mean" | "min" | "max" | "change" | "range";
  correlation: number;
};

/** Why a training worked or did not: data for the reflection text, the report and the symbolic designer. */
export type Diagnosis = {
  terms: TermDiagnosis[];
  /** Task score, own return, length and success at the curve's checkpoints; scores that are not known are none at all. */
  curve: { steps: number[]; fitness: number[]; return: number[]; length: number[]; success: number[] };
  endings: { terminated: number; truncated: number; invalid: number };
  /** Spearman's correlation of own return with fitness over checkpoints and episodes. */
  agreement: number;
  /** Fields whose figures at the end differ most between failed and successful (or worse and better) episodes. */
  associations: FieldAssociation[];
  /** What ended the failed episodes, which alarms fired; alarms first. */
  findings: Finding[];
};
