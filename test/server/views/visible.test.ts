import { expect, test } from "vitest";
import { codeLines, differenceOf } from "../../../src/server/views/code.ts";
import { visible } from "../../../src/server/views/visible.ts";

test("what would turn the direction of text, hide or steer a terminal is shown for what it is, at any depth", () => {
  const view = { note: "a\u202eb", list: [{ "k\u200b": "\u001b[31m", code: [["c", "// \u2066x"]] }], n: 1, none: null };
  expect(visible(view)).toEqual({
    note: "a\\u{202e}b",
    list: [{ "k\\u{200b}": "\\u{1b}[31m", code: [["c", "// \\u{2066}x"]] }],
    n: 1,
    none: null,
  });
});

test("lines of code keep every character, strings and comments over several lines too", () => {
  const source = "const a = `x\n  y ${1}`;\n/* two\n lines */ return a; // <b>end</b>";
  expect(
    codeLines(source)
      .map((line) => line.map(([, text]) => text).join(""))
      .join("\n"),
  ).toBe(source);
  expect(codeLines(source)[2]).toEqual([["c", "/* two"]]);
  expect(codeLines("")).toEqual([[]]);
});

test("a difference leaves out what is far from a change, unless all of it is wanted", () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`).join("\n");
  const after = before.replace("line 10", "changed");
  const rows = differenceOf(before, { after });
  expect(rows?.filter(({ kind }) => kind === "gap")).toHaveLength(1);
  expect(rows?.filter(({ kind }) => kind !== "gap")).toHaveLength(6);
  expect(differenceOf(before, { after, whole: true })).toHaveLength(21);
  expect(differenceOf("x\n".repeat(700), { after })).toBeNull();
});
