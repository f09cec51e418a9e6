import { describe, expect, test } from "vitest";
import { adversarialTexts } from "./adversarial-texts.ts";
import { growthOf, tooSteep } from "./growth.ts";

const blanks = { name: "blanks", text: (size: number) => " ".repeat(size) };

describe("the measure of growth", () => {
  test("sees quadratic work", async () => {
    const quadratic = (text: string): number => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) for (let j = 0; j < text.length; j++) sum += i ^ j;
      return sum;
    };
    expect(await tooSteep(quadratic, [blanks], { from: 256 })).not.toEqual([]);
  });

  test("sees a regular expression that goes back over what it has read", async () => {
    expect(await tooSteep((text) => /\s+$/.test(`${text}x`), [blanks], { from: 256 })).not.toEqual([]);
  });

  test("lets linear work pass, however much it is", async () => {
    const linear = (text: string): number => {
      let sum = 0;
      for (let i = 0; i < 2000 * text.length; i++) sum = (sum + i) | 0;
      return sum;
    };
    const { doublings, steepest } = await growthOf(linear, blanks);
    expect(doublings.length).toBeGreaterThan(1);
    expect(steepest).toBeLessThanOrEqual(3);
  });

  test("takes a machine that grows slower on the way for none of the text's doing", async () => {
    let calls = 0;
    const slowed = (text: string): number => {
      let sum = 0;
      const slow = ++calls > 2 ? 2 : 1;
      for (let i = 0; i < 40_000 * slow * text.length; i++) sum = (sum + i) | 0;
      return sum;
    };
    expect(await tooSteep(slowed, [blanks], { from: 1024, to: 2048, floor: 2 })).toEqual([]);
  });

  test("finds nothing to say of work that a limit bounds", async () => {
    const { doublings, largest } = await growthOf((text) => text.length > 100, blanks, { to: 65_536 });
    expect(doublings).toEqual([]);
    expect(largest).toBe(65_536);
  });
});

test("every adversarial text is as long as asked for, or nearly", () => {
  for (const { name, text } of adversarialTexts) {
    expect(text(4096).length, name).toBeGreaterThan(4000);
    expect(text(4096).length, name).toBeLessThan(4200);
  }
});
