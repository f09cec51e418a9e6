import { parse as parseYaml } from "yaml";
import { messageOf, usageError } from "../../core/errors.ts";

/** One `--set KEY=VALUE`: an option of every run, or a place in the batch file such as `budget.max-usd`. */
export type Setting = { path: string[]; value: unknown };

const broken = (text: string, why: string) =>
  usageError({
    code: "bad-option",
    message: `--set: ${JSON.stringify(text)} ${why}`,
    action: "Give KEY=VALUE, for example --set generations=2 or --set budget.max-usd=5.",
  });

/** `generations=2`; the value is read as YAML, so that lists and numbers are what they look like. */
export const readSetting = (text: string): Setting => {
  const place = text.indexOf("=");
  const key = text.slice(0, place).trim();
  if (place < 1 || key === "" || key.split(".").includes("")) throw broken(text, "names no key and value");
  const typed = text.slice(place + 1);
  let value: unknown;
  try {
    value = parseYaml(typed);
  } catch (cause) {
    throw broken(text, `has a value that is no YAML: ${messageOf(cause)}`);
  }
  if (value === null || value === undefined) throw broken(text, "has no value");
  return { path: key.split("."), value };
};

const put = (document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  const known = document !== null && typeof document === "object" && !Array.isArray(document) ? document : {};
  return { ...known, [key]: put((known as Record<string, unknown>)[key], rest, value) };
};

/** The file with what was set; an option by its bare name goes where it wins over all that the file says of it. */
export const withSettings = (
  document: unknown,
  settings: readonly Setting[],
  { places }: { places: readonly string[] },
): unknown =>
  settings.reduce(
    (whole, { path, value }) => put(whole, places.includes(path[0] as string) ? path : ["set", ...path], value),
    document,
  );
