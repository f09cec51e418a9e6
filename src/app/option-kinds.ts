import { z } from "zod";

/** One option, usable as `--flag`, as a key of the configuration file and as `REWARDSMITH_FLAG`. */
export type Option = {
  schema: z.ZodType;
  /** Shown as `--name <placeholder>`; none for a switch. */
  placeholder?: string;
  description: string;
  /** What a valid value looks like, for the message about an invalid one. */
  expects: string;
  /** May be given several times. */
  repeatable?: boolean;
  /** May hold a secret: it is not repeated in messages. */
  secret?: boolean;
};

const numeric = (inner: z.ZodNumber) => z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(inner);

export const whole = (least: number): Pick<Option, "schema" | "expects"> => ({
  schema: numeric(z.number().int().min(least).max(Number.MAX_SAFE_INTEGER)),
  expects: `a whole number of at least ${least}`,
});

export const amount = (least: number): Pick<Option, "schema" | "expects"> => ({
  schema: numeric(z.number().min(least)),
  expects: `a number of at least ${least}`,
});

export const text: Pick<Option, "schema" | "expects"> = { schema: z.string().min(1), expects: "a text" };

export const choice = (...values: [string, ...string[]]): Pick<Option, "schema" | "expects"> => ({
  schema: z.enum(values),
  expects: `one of ${values.join(", ")}`,
});

export const flag: Pick<Option, "schema" | "expects"> = {
  schema: z.union([
    z.boolean(),
    z.enum(["true", "1"]).transform(() => true),
    z.enum(["false", "0"]).transform(() => false),
  ]),
  expects: "true or false",
};

const unitSeconds: Record<string, number> = { "": 1, s: 1, m: 60, h: 3600 };

export const duration: Pick<Option, "schema" | "expects"> = {
  schema: z
    .union([z.number(), z.string()])
    .transform((value) => {
      const match = /^([0-9]+(?:\.[0-9]+)?)([smh]?)$/.exec(String(value).trim());
      return match === null ? Number.NaN : Number(match[1]) * (unitSeconds[match[2] ?? ""] as number);
    })
    .pipe(z.number().positive()),
  expects: "a duration such as 90s, 10m or 2h",
};
