import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csv, csvLine } from "../../src/core/csv.ts";

/** RFC 4180, read back: rows of fields. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let [row, field, quoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") [row, field] = [[...row, field], ""];
    else if (text.startsWith("\r\n", at)) {
      rows.push([...row, field]);
      [row, field] = [[], ""];
      at++;
    } else field += letter;
  }
  return rows;
};

const begin = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...begin, ",", ";", '"', "'", "\n", " ", "a"),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

test("any text comes back, but for the marks that keep a spreadsheet from computing it", () => {
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { maxLength: 4 }), (rows) => {
      const read = readCsv(csv(["one", "two", "three"], rows));
      expect(read[0]).toEqual(["one", "two", "three"]);
      expect(read.slice(1).map((row) => row.map((text) => text.replaceAll("'", "")))).toEqual(
        rows.map((row) => row.map((text) => text.replaceAll("'", ""))),
      );
    }),
  );
});

test("no cell begins a formula, whichever of comma, semicolon, tab and line end a spreadsheet takes for its end", () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (row) => {
      for (const part of csvLine(row)
        .slice(0, -2)
        .split(/[,;\t\r\n]/))
        expect(part).not.toMatch(/^"*[=+\-@＝＋－＠]/);
    }),
  );
});

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ["-abs(pole.angle)", "'-abs(pole.angle)"],
  ["a;=1+1", "a;'=1+1"],
  ["more, -0.5 less", '"more, -0.5 less"'],
  ["g1-c1", "g1-c1"],
])("the text %s is %s", (text, line) => {
  expect(csvLine([text])).toBe(`${line}\r\n`);
});

test("numbers stay as they are, negative ones too; what is no number, and what is not there, is empty", () => {
  expect(csvLine([-1.5, 1e-7, 0, true, null, undefined, Number.NaN, Number.POSITIVE_INFINITY])).toBe(
    "-1.5,1e-7,0,true,,,,\r\n",
  );
});
