import { readFileSync } from "node:fs";

const source = readFileSync(new URL("./runtime.py", import.meta.url), "utf8");

/** A top-level definition of runtime.py; of a class of static members, its head, and each member by itself. */
type Part = { text: string; members: Map<string, string> };

const nameOf = (block: string): string => /^(?:@\w+\n)?(?:def |class )?(\w+)/.exec(block)?.[1] ?? "";

const parts = new Map<string, Part>(
  source
    .split(/\n{3}/)
    .filter((block) => /^(?:def|class|UNDEFINED)\b/.test(block))
    .map((block) => {
      const name = nameOf(block);
      if (name !== "Math" && name !== "Number") return [name, { text: block.trimEnd(), members: new Map() }];
      const [head = "", ...rest] = block.split(/\n\n(?= {4})/);
      const members = new Map<string, string>();
      for (const member of rest) {
        // Constants stand together; each is a member of its own.
        const rows = /^ {4}[A-Z]/.test(member) ? member.trimEnd().split("\n") : [member.trimEnd()];
        for (const row of rows) members.set(/^\s*(?:@staticmethod\s+)?(?:def )?(\w+)/.exec(row)?.[1] ?? "", row);
      }
      return [name, { text: head, members }];
    }),
);

/** What a program may need of the runtime: names such as `_divide`, `Math` and `Math.max`. */
export const runtimeNames = (): string[] => [
  ...parts.keys(),
  ...[...parts].flatMap(([name, { members }]) => [...members.keys()].map((member) => `${name}.${member}`)),
];

const mentioned = (text: string): string[] =>
  [...parts.keys()].filter((name) => new RegExp(`(?<![\\w.])${name}\\b`).test(text.replaceAll(/"""[^]*?"""/g, "")));

/** All of the named parts and what they use, in the order of the file; `Math` alone is the whole class. */
export const runtimeBlocks = (needed: ReadonlySet<string>): string[] => {
  const wanted = new Map<string, Set<string> | "all">();
  const add = (name: string): void => {
    const [owner = "", member] = name.split(".");
    const part = parts.get(owner);
    if (part === undefined) throw new RangeError(`The Python runtime has no '${name}'`);
    const known = wanted.get(owner);
    if (known === "all" || (member !== undefined && known?.has(member) === true)) return;
    if (member === undefined) wanted.set(owner, "all");
    else wanted.set(owner, new Set([...(known ?? []), member]));
    const text = member === undefined ? [part.text, ...part.members.values()].join("\n") : part.members.get(member);
    if (text === undefined) throw new RangeError(`The Python runtime has no '${name}'`);
    for (const other of mentioned(text)) if (other !== owner) add(other);
  };
  for (const name of needed) add(name);
  return [...parts].flatMap(([name, { text, members }]) => {
    const chosen = wanted.get(name);
    if (chosen === undefined) return [];
    const kept = [...members].filter(([member]) => chosen === "all" || chosen.has(member));
    if (kept.length === 0) return [text];
    const constants = kept.filter(([, row]) => !row.includes("\n")).map(([, row]) => row);
    const functions = kept.filter(([, row]) => row.includes("\n")).map(([, row]) => row);
    return [[text, ...(constants.length > 0 ? [constants.join("\n")] : []), ...functions].join("\n\n")];
  });
};
