import { isKept } from "../core/constraint.ts";
import { keepingText } from "../core/constraint-text.ts";
import { constraintText } from "../core/words-text.ts";
import { html, type Markup } from "../drawing/html.ts";
import { facts, poolTag } from "./page-parts.ts";
import type { ReportData } from "./types.ts";

type Entry = ReportData["constraints"][number];

const rows = ({ kept = [] }: Entry): Markup =>
  facts(kept.map((row) => [row.who, html`${isKept(row) ? "✓" : "✗"} ${keepingText(row)} ${poolTag(row.pool)}`]));

/**
 * Each constraint, who kept it, and when it was broken first; wishes are named as what nothing checks. Nothing where
 * there is none.
 */
export const constraintLedger = ({ constraints }: Pick<ReportData, "constraints">): Markup | false =>
  constraints.length > 0 &&
  html`${constraints.map(
    (entry) =>
      html`<p>${constraintText(entry)}</p>
        ${(entry.kept ?? []).length > 0 && rows(entry)}`,
  )}`;
