/** A module of the contract of `environments/<name>/state.py`, taken apart so that it can stand inside another. */
export type StateModule = { imports: string[]; body: string; names: ReadonlySet<string> };

/** Imports of one line go to the head of the new module; the docstring stays behind. */
export const readStateModule = (text: string): StateModule => {
  const rows = text.replace(/^\s*"""[^]*?"""\n/, "").split("\n");
  const isImport = (row: string) => /^(?:import|from) .*[^(\\]$/.test(row);
  const body = rows
    .filter((row) => !isImport(row))
    .join("\n")
    .trim();
  const code = rows.join("\n").replaceAll(/"""[^]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g, "");
  return { imports: rows.filter(isImport), body, names: new Set(code.match(/(?<![\w.])[A-Za-z_]\w*/g)) };
};
