import type { Diagnostic } from "../../core/diagnostic.ts";
import { parseReward, sourceLimits, type ParsedReward } from "../../reward/program.ts";
import { extractRules } from "./rules.ts";
import { findBlocks, type Block } from "./fences.ts";
import { finding, type Place } from "../findings.ts";
import { findHidden } from "./hidden.ts";

export type Extracted =
  | {
      kind: "program";
      source: string;
      /** Lines of the text above the source. */ lineOffset: number;
      /** Where the source had to be parsed to be chosen. */ parsed?: ParsedReward;
      diagnostics: Diagnostic[];
    }
  | { kind: "refused"; diagnostics: Diagnostic[] };

/** Longest answer that is searched at all. */
const longestText = 16 * sourceLimits.characters;

// A text that is sent can be anything: each of these goes over it once, however it is made. Under /m every line end is a
// start, so blanks before a word must not run over line ends, nor may one run of blanks be parted in two ways.
const indent = String.raw`^[^\S\r\n\u2028\u2029]*`;
const weightsPattern = new RegExp(String.raw`${indent}export\s+const\s+weights\b`, "m");
const termsPattern = new RegExp(
  String.raw`${indent}export\s+(?:async\s+)?(?:function(?:\s*\*)?|const|let|var)\s+terms\b`,
  "m",
);
const pythonPattern = new RegExp(
  String.raw`${indent}(?:def \w+\(|import (?:numpy|torch|math)\b|from \w[\w.]* import )`,
  "m",
);
const hasWeights = (text: string): boolean => weightsPattern.test(text);
const hasTerms = (text: string): boolean => termsPattern.test(text);
const isWhole = (text: string): boolean => hasWeights(text) && hasTerms(text);
const isPython = (text: string): boolean => pythonPattern.test(text);

/**
 * Finds the reward program in whatever was sent: a bare file, one or several fenced blocks with prose around them, an
 * unclosed block. Blocks are chosen by what a program must export, never by their place alone.
 */
export const extractProgram = (text: string): Extracted => {
  if (text.length > longestText) {
    const message = `The text has ${text.length} characters; ${longestText} is the limit`;
    return refuse("extract/too-long", { line: 1, column: 1 }, message);
  }
  const bare = text.startsWith("\ufeff") ? text.slice(1) : text;
  const blocks = findBlocks(bare);
  if (blocks.length === 0) return fromBareText(bare);

  const whole = blocks.filter((block) => isWhole(block.source));
  const chosen = whole.at(-1);
  if (chosen !== undefined) return fromBlock(chosen, whole.length);
  const place = placeOf(blocks[0] as Block);
  const code = blocks.filter((block) => hasWeights(block.source) || hasTerms(block.source));
  if (code.length > 1) return refuse("extract/split-program", placeOf(code[0] as Block));
  const last = code[0];
  if (last !== undefined) return last.closed ? accept(last) : refuse("extract/truncated", placeOf(last));
  if (isWhole(bare)) return fromBareText(bare);
  const python = blocks.find((block) => isPython(block.source) || /^py/i.test(block.language));
  if (python !== undefined) return refuse("extract/python", placeOf(python));
  const open = blocks.find((block) => !block.closed);
  if (open !== undefined) return refuse("extract/truncated", placeOf(open));
  // One block of code that is no program: its own diagnostics say more than "no program".
  const only = blocks.filter((block) => /^(?:ts|typescript|js|javascript|)$/i.test(block.language));
  return only.length === 1 && /\b(?:export|function|const|return)\b/.test((only[0] as Block).source)
    ? accept(only[0] as Block)
    : refuse("extract/no-program", place);
};

const fromBlock = (block: Block, count: number): Extracted => {
  const extracted = accept(block);
  if (extracted.kind === "refused") return extracted;
  if (!block.closed) {
    const syntax = parseReward(block.source);
    const broken = syntax.kind === "diagnostics" && syntax.diagnostics.some(({ rule }) => rule === "extract/syntax");
    if (broken) return refuse("extract/truncated", placeOf(block));
    extracted.diagnostics.push(finding(extractRules, "extract/unclosed-fence", placeOf(block)));
  }
  if (count > 1) extracted.diagnostics.push(finding(extractRules, "extract/several-programs", placeOf(block)));
  return extracted;
};

/** A file, or prose and code without fences: then from the first line that can begin a program to the last that can end one. */
const fromBareText = (text: string): Extracted => {
  const whole = { source: text, line: 0, closed: true, language: "" };
  if (isPython(text) && !isWhole(text)) {
    const line = text.split("\n").findIndex((content) => isPython(content));
    return refuse("extract/python", { line: Math.max(0, line) + 1, column: 1 });
  }
  if (!/\b(?:export|weights|terms|function|const)\b/.test(text)) {
    return refuse("extract/no-program", { line: 1, column: 1 });
  }
  if (!isWhole(text)) return accept(whole);
  const parsed = parseReward(text);
  if (isRead(parsed)) return accept(whole, parsed);
  const lines = text.split("\n");
  const first = lines.findIndex((line) => /^(?:import|export|const|function|\/\/|\/\*)/.test(line));
  const last = lines.findLastIndex((line) => {
    const end = line.trimEnd();
    return end === "}" || end.endsWith(";");
  });
  const source = lines.slice(first, last + 1).join("\n");
  const inner = first >= 0 && last > first ? parseReward(source) : undefined;
  return inner !== undefined && isRead(inner)
    ? accept({ source, line: first, closed: true, language: "" }, inner)
    : accept(whole, parsed);
};

const isRead = (parsed: ParsedReward): boolean => parsed.kind === "program" || parsed.tree !== null;

const accept = (block: Block, parsed?: ParsedReward): Extracted => {
  const { source } = block;
  if (source.startsWith("#!")) return refuse("extract/hashbang", placeOf(block));
  const hidden = findHidden(source);
  if (hidden !== undefined) {
    const above = source.slice(0, hidden.index).split("\n");
    const place = { line: block.line + above.length, column: (above.at(-1) as string).length + 1 };
    return refuse(hidden.rule, place, hidden.message);
  }
  const known = parsed === undefined ? {} : { parsed };
  return { kind: "program", source, lineOffset: block.line, diagnostics: [], ...known };
};

const placeOf = (block: Block): Place => ({ line: block.line + 1, column: 1 });

const refuse = (rule: keyof typeof extractRules, place: Place, message?: string): Extracted => ({
  kind: "refused",
  diagnostics: [finding(extractRules, rule, place, message)],
});
