import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { codeBlock } from "../../src/report/code.ts";
import { commandOf } from "../../src/report/repeat-command.ts";
import { escapeHtml, html, print } from "../../src/drawing/html.ts";
import { ancestry } from "../../src/report/lineage.ts";
import { extentOf, linearScale, ticksOf } from "../../src/drawing/scale.ts";
import type { CandidateCard } from "../../src/report/types.ts";
import { tagsOf, textOf } from "./markup.ts";

test("code is coloured and its text is kept", () => {
  const source = `// a <b> & "c"\nexport const x = 1.5e-3 + f("it's", \`\${y}\`); /* z */`;
  const markup = print(codeBlock(source));
  expect(textOf(markup)).toBe(source);
  for (const part of [
    '<span class="k">export</span>',
    '<span class="n">1.5e-3</span>',
    '<span class="c">/* z */</span>',
  ]) {
    expect(markup).toContain(part);
  }
});

test("whatever the code is, its text is kept and the markup is well-formed", () => {
  assert(
    property(string({ unit: "grapheme-ascii" }), (source) => {
      const markup = print(codeBlock(source));
      tagsOf(markup);
      expect(textOf(markup)).toBe(source.trimEnd());
    }),
    { numRuns: 200 },
  );
});

test("html escapes what is inserted, in text and in attributes, and keeps markup and lists", () => {
  expect(print(html`<a title="${`"<&'`}">${["<", html`<b>${1}</b>`, null, false, undefined]}</a>`)).toBe(
    `<a title="&quot;&lt;&amp;&#39;">&lt;<b>1</b></a>`,
  );
  expect(escapeHtml("a\u202eb\u0007\n")).toBe("a\\u{202e}b\\u{7}\n");
});

test.for([
  [[0, 10], 5, [0, 2, 4, 6, 8, 10]],
  [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [[-3, 7], 5, [-2, 0, 2, 4, 6]],
  [[0.001, 0.0032], 4, [0.001, 0.0015, 0.002, 0.0025, 0.003]],
  [[5, 5], 5, [5]],
] as const)("ticks of %j are round", ([domain, count, expected]) => {
  expect(ticksOf(domain, count)).toEqual(expected);
});

test("a scale maps its domain to its range, one without extent to the middle", () => {
  const x = linearScale([0, 4], { range: [10, 110] });
  expect([x(0), x(1), x(4)]).toEqual([10, 35, 110]);
  expect(linearScale([3, 3], { range: [0, 100] })(3)).toBe(50);
  expect(extentOf([])).toEqual([0, 1]);
  expect(extentOf([2, Number.NaN, 4])).toEqual([2, 4]);
  const [low, high] = extentOf([7, 7]);
  expect(high).toBeGreaterThan(low);
});

test("the ancestry of the best follows all parents and survives a circle", () => {
  const card = (id: string, parents: string[]) => ({ id, parents }) as CandidateCard;
  const cards = [card("a", []), card("b", ["a"]), card("c", []), card("d", ["b", "c", "d"]), card("e", ["a"])];
  expect([...ancestry(cards, "d")].sort()).toEqual(["a", "b", "c", "d"]);
  expect(ancestry(cards, null).size).toBe(0);
});

test("the command quotes what a shell would read and leaves out what decides nothing", () => {
  expect(commandOf(null)).toBeNull();
  expect(commandOf({ seed: 1 })).toBeNull();
  const config = {
    seed: 2,
    json: true,
    runs: "/x",
    env: "./my env.ts",
    "env-option": ["k=v", "a=$b"],
    "dry-run": false,
    model: undefined,
  };
  expect(commandOf(config)).toBe("rewardsmith run --env './my env.ts' --seed 2 --env-option k=v --env-option 'a=$b'");
});
