import { z } from "zod";

/** One key of `--learner-option`: a number of a learner that its rule else chooses. */
export type LearnerOption = {
  /** Reads the text after `=`. */
  schema: z.ZodType<number | boolean | string | readonly number[], string>;
  /** What a valid value looks like, after "is not". */
  expects: string;
  about: string;
};

type Values = Pick<LearnerOption, "schema" | "expects">;

const number = (inner: z.ZodNumber) => z.string().trim().min(1).transform(Number).pipe(inner);

export const whole = (least: number, most: number): Values => ({
  schema: number(z.number().int().min(least).max(most)),
  expects: `a whole number from ${least} to ${most}`,
});

export const within = (least: number, most: number): Values => ({
  schema: number(z.number().min(least).max(most)),
  expects: `a number from ${least} to ${most}`,
});

export const above = (bound: number, most: number): Values => ({
  schema: number(z.number().gt(bound).max(most)),
  expects: `a number above ${bound} and at most ${most}`,
});

export const oneOf = (...values: [string, ...string[]]): Values => ({
  schema: z.enum(values),
  expects: `one of ${values.join(", ")}`,
});

export const yesOrNo: Values = {
  schema: z.enum(["true", "false"]).transform((text) => text === "true"),
  expects: "true or false",
};

/** The kernels take rows in fours. */
export const lanes: Values = {
  schema: number(z.number().int().min(4).max(256).multipleOf(4)),
  expects: "a multiple of 4 from 4 to 256",
};

export const widths: Values = {
  schema: z
    .string()
    .transform((text) => text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part))))
    .pipe(z.array(z.number().int().min(1).max(1024)).max(4)),
  expects: "one to four whole numbers from 1 to 1024 with commas between them, such as 64,64",
};
