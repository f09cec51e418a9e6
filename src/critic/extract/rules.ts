import type { RuleTable } from "../types.ts";

export const extractRules = {
  "extract/no-program": {
    severity: "error",
    meaning: "the text holds no reward program",
    hint: "Send one ```ts block with `export const weights` and `export function terms`.",
  },
  "extract/python": {
    severity: "error",
    meaning: "the program is written in Python",
    hint: "Write TypeScript: `export const weights = {…};` and `export function terms({ state, action, next }: Step) {…}`.",
  },
  "extract/several-programs": {
    severity: "warning",
    meaning: "the text holds several whole programs; the last one is read",
    hint: "Send one block with the final program.",
  },
  "extract/split-program": {
    severity: "error",
    meaning: "the program is spread over several blocks",
    hint: "Put imports, weights and terms into one block.",
  },
  "extract/unclosed-fence": {
    severity: "warning",
    meaning: "the block of code is not closed, but the program in it is whole",
    hint: "End the block with ```.",
  },
  "extract/truncated": {
    severity: "error",
    meaning: "the text ends in the middle of the program",
    hint: "Send the whole program; fewer words around it leave more room.",
  },
  "extract/hidden-character": {
    severity: "error",
    meaning: "the program holds an invisible or direction-changing character",
    hint: "Retype the line in plain characters.",
  },
  "extract/html-comment": {
    severity: "error",
    meaning: "`<!--` and `-->` are comments to some readers of the language and operators to others",
    hint: "Write `x < -y` and `x-- > y` with spaces; inside a // comment either may stand.",
  },
  "extract/hashbang": {
    severity: "error",
    meaning: "a reward program is a module, not a script to start",
    hint: "Leave the `#!` line away.",
  },
  "extract/too-long": {
    severity: "error",
    meaning: "the program is longer than any sensible reward",
    hint: "Write a reward of a few terms, computed from formulas instead of tables.",
  },
  "extract/too-deep": {
    severity: "error",
    meaning: "the program is nested deeper than any sensible reward",
    hint: "Split long expressions into named constants.",
  },
  "extract/syntax": {
    severity: "error",
    meaning: "the program does not parse",
    hint: "Write one complete TypeScript module.",
  },
} satisfies RuleTable;
