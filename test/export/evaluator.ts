import { startAnswering } from "./answering.ts";

export type Row = { terms: Record<string, number>; total: number };

/** A step as `terms` takes it; `start` puts the memory back to INITIAL first. */
export type Step = Record<"state" | "action" | "next" | "dt" | "time" | "terminated", unknown> & { start?: boolean };

export type Evaluator = {
  /** What an exported module makes of the steps, one after the other; rejects with Python's error. */
  evaluate(module: string, steps: readonly Step[], options?: { compose?: boolean }): Promise<Row[]>;
  close(): void;
};

const encode = (_key: string, value: unknown): unknown => {
  if (typeof value !== "number") return value;
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? "-0" : String(value);
};

/** What Python's repr of a float means; the name of another type is NaN, which no test takes for a number by chance. */
const decode = (text: string): number => {
  if (text === "inf") return Number.POSITIVE_INFINITY;
  return text === "-inf" ? Number.NEGATIVE_INFINITY : Number(text);
};

export const startEvaluator = (interpreter: string): Evaluator => {
  const { ask, close } = startAnswering(interpreter, new URL("./evaluate.py", import.meta.url), encode);
  return {
    evaluate: async (module, steps, { compose = false } = {}) => {
      const { rows } = await ask<{ rows: [Record<string, string>, string | null][] }>({
        module,
        steps,
        compose,
      }).catch((problem: unknown) => {
        throw new Error(`${String(problem)}\n${module}`, { cause: problem });
      });
      return rows.map(([terms, total]) => ({
        terms: Object.fromEntries(Object.entries(terms).map(([name, text]) => [name, decode(text)])),
        total: decode(total ?? "nan"),
      }));
    },
    close,
  };
};
