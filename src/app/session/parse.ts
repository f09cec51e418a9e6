import { isBudget, isSteps } from "../../core/steering.ts";

/** `g1-c2 > g1-c1 = g1-c3`, best first, as groups of equals; or what is wrong with it. */
export const parseOrder = (text: string, known: readonly string[]): { order: string[][] } | { problem: string } => {
  const order = text.split(">").map((group) => group.split("=").map((name) => name.trim()));
  const names = order.flat();
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) return { problem: `'${stranger}' is none of ${known.join(", ")}` };
  if (new Set(names).size < names.length) return { problem: "one stands there twice" };
  return names.length < 2 ? { problem: "name two at least, with > or = between them" } : { order };
};

/** `4-6 drags its foot`, in seconds of an episode that can last `longest` seconds. */
export const parseStretch = (
  text: string,
  { longest }: { longest: number },
): { from: number; to: number; text: string } | { problem: string } => {
  const [, first, last, words = ""] =
    /^(\d+(?:\.\d+)?)\s*s?\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)(?:\s*s\b)?\s*[:,]?\s*(.*)$/s.exec(text.trim()) ?? [];
  if (first === undefined || last === undefined) return { problem: "begin with the seconds: 4-6 drags its foot" };
  const [from, to] = [Number(first), Number(last)];
  if (to <= from) return { problem: `second ${to} does not lie after second ${from}` };
  if (from >= longest) return { problem: `an episode ends after ${longest} s at the latest` };
  return words.trim() === "" ? { problem: "say what is seen there" } : { from, to, text: words.trim() };
};

/** A finite number. */
export const parseNumber = (text: string): number | null => {
  const value = Number(text.trim());
  return text.trim() !== "" && Number.isFinite(value) ? value : null;
};

/** `calm 0.1 -Math.abs(next.pole.rate)`: name, weight, expression. */
export const parseTerm = (text: string): { name: string; weight: number; expression: string } | { problem: string } => {
  const [, name, number = "", expression = ""] = /^(\S+)\s+(\S+)\s+(\S.*)$/s.exec(text.trim()) ?? [];
  const weight = parseNumber(number);
  if (name === undefined || weight === null)
    return { problem: "write name, weight and expression, with spaces between them" };
  return { name, weight, expression: expression.trim() };
};

const thousands: Record<string, number> = { "": 1, k: 1e3, m: 1e6 };

/** `2`: further generations; `500k steps`, `2000000 steps`: environment steps in all. */
export const parseBudget = (text: string): { generations: number } | { steps: number } | { problem: string } => {
  const [, number = "", factor = "", word = ""] = /^(\d+(?:\.\d+)?)\s*([km]?)\s*(steps)?$/i.exec(text.trim()) ?? [];
  const value = Math.round(Number(number) * (thousands[factor.toLowerCase()] ?? 1));
  if (number !== "" && word !== "" && isSteps(value)) return { steps: value };
  if (number !== "" && word === "" && factor === "" && isBudget(Number(number))) return { generations: Number(number) };
  return { problem: "it is no whole number of generations from 1 to 1000, and no number of steps such as 500k steps" };
};
