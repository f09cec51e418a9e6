import { romanize } from "./romanize.ts";

/** Words that a field cannot be called (`specProblems` refuses some, a reader would trip over the others). */
const taken = ["prototype", "constructor", "hasOwnProperty", "toString", "valueOf"];

/** `left_hip-joint.2` → `leftHipJoint2`; undefined if nothing of the text can stand in an identifier. */
export const camelCase = (text: string): string | undefined => {
  const words = romanize(text)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const joined = words
    .map((word, index) => {
      const plain = /[a-z]/.test(word) ? word : word.toLowerCase();
      const first = plain.charAt(0);
      return (index === 0 ? first.toLowerCase() : first.toUpperCase()) + plain.slice(1);
    })
    .join("");
  if (joined === "") return undefined;
  return /^[0-9]/.test(joined) ? `n${joined}` : joined;
};

/** `HalfCheetah 2` → `half-cheetah-2`: what an environment of that name would be called. */
export const kebabCase = (text: string): string =>
  romanize(text)
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

/** Gives each thing an identifier of its own: a name that is taken gets the next number. */
export const createNames = (reserved: readonly string[] = []): ((wanted: string) => string) => {
  const used = new Set([...taken, ...reserved]);
  return (wanted) => {
    let name = wanted;
    for (let number = 2; used.has(name); number++) name = `${wanted}${number}`;
    used.add(name);
    return name;
  };
};
