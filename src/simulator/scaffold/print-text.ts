const lineWidth = 120;

/** `{ a: 1, b: 2 }` on one line if it fits behind `indent`, otherwise a line a member. */
export const objectText = (
  members: readonly string[],
  { indent, before }: Record<"indent" | "before", string>,
): string => {
  const flat = `${before}{ ${members.join(", ")} },`;
  if (indent.length + flat.length <= lineWidth) return `${indent}${flat}`;
  return [`${indent}${before}{`, ...members.map((member) => `${indent}  ${member},`), `${indent}},`].join("\n");
};

/** `[1, 2]` likewise; numbers fill their lines. */
export const listText = (
  items: readonly (string | number)[],
  { indent, before, after }: Record<"indent" | "before" | "after", string>,
): string => {
  const flat = `${indent}${before}[${items.join(", ")}]${after}`;
  if (flat.length <= lineWidth) return flat;
  const inner = `${indent}  `;
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const joined = `${last} ${item},`;
    if (typeof item === "number" && last !== undefined && joined.length <= lineWidth) lines[lines.length - 1] = joined;
    else lines.push(`${inner}${item},`);
  }
  return [`${indent}${before}[`, ...lines, `${indent}]${after}`].join("\n");
};

export const quotedText = (value: string): string => JSON.stringify(value);

export const shortNumber = (value: number): number => Number(value.toPrecision(6));
