import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { Critique, CritiquePlace } from "../../src/core/interfaces.ts";
import { critiqueRounds } from "../../src/evolution/critique-rounds.ts";

const diagnostic = (message: string): Diagnostic => ({
  rule: "critique/flaw",
  severity: "error",
  line: 1,
  column: 1,
  message,
  hint: "",
});

/** Finds in every program its own text, and keeps what it was asked about, in order of places. */
const readerOf = (atOnce: number, wait: () => Promise<unknown> = async () => {}) => {
  const questions: { place: CritiquePlace; sources: readonly string[] }[] = [];
  const read = async (sources: readonly string[], place: CritiquePlace): Promise<Diagnostic[][]> => {
    questions.push({ place, sources });
    await wait();
    return sources.map((source) => [diagnostic(source)]);
  };
  const one = async (source: string, place: CritiquePlace) => (await read([source], place))[0] ?? [];
  const critique: Critique = atOnce === 1 ? one : Object.assign(one, { atOnce, together: read });
  const asked = () =>
    questions.toSorted(({ place: left }, { place: right }) => left.sample - right.sample || left.repair - right.repair);
  return { critique, asked };
};

/** What becomes of a program before each of its critiques: read, sent back by another stage, or out of the running. */
type Way = ("read" | "sent back" | "gone")[];

const walk = async (ways: readonly Way[], atOnce: number, wait: () => Promise<unknown>) => {
  const { critique, asked } = readerOf(atOnce, wait);
  const rounds = critiqueRounds(critique, { generation: 2, first: 3, count: ways.length });
  const found = await Promise.all(
    ways.map(async (way, place) => {
      const sample = 3 + place;
      const told: string[] = [];
      for (const [repair, step] of way.entries()) {
        await wait();
        rounds.reached(sample, repair);
        if (step === "gone") break;
        if (step === "read")
          told.push(...(await rounds.ask(sample, repair, `${sample} ${repair}`)).map(({ message }) => message));
      }
      rounds.left(sample);
      return told;
    }),
  );
  return { found, asked: asked() };
};

test("which programs share a question does not hang on who comes first, nobody waits for ever, and each hears of itself", async () => {
  const way = fc.array(fc.constantFrom("read" as const, "sent back" as const, "gone" as const), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(way, { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 1, max: 4 }),
      fc.scheduler(),
      async (ways, atOnce, scheduler) => {
        const straight = await walk(ways, atOnce, async () => {});
        const walked = walk(ways, atOnce, () => scheduler.schedule(Promise.resolve()));
        await scheduler.waitFor(walked);
        expect(await walked).toEqual(straight);
        for (const [place, told] of straight.found.entries()) {
          const [until] = [ways[place]?.indexOf("gone") ?? -1];
          const steps = until === -1 ? (ways[place] ?? []) : (ways[place] ?? []).slice(0, until);
          expect(told).toEqual(steps.flatMap((step, repair) => (step === "read" ? [`${3 + place} ${repair}`] : [])));
        }
        expect(straight.asked.every(({ sources }) => sources.length <= atOnce)).toBe(true);
      },
    ),
  );
});

test("a generation of eight is read in two questions of four, and who was mended in one of its own", async () => {
  const ways: Way[] = Array.from({ length: 8 }, (_, sample) => (sample === 5 ? ["sent back", "read"] : ["read"]));
  const { asked } = await walk(ways, 4, async () => {});
  expect(asked.map(({ place, sources }) => [place.sample, place.repair, sources.length])).toEqual([
    [3, 0, 4],
    [7, 0, 3],
    [8, 1, 1],
  ]);
});

test("what ends a question ends it for all who share it", async () => {
  const critique: Critique = Object.assign(async () => [], {
    atOnce: 2,
    together: () => Promise.reject(new Error("quota")),
  });
  const rounds = critiqueRounds(critique, { generation: 1, first: 0, count: 2 });
  const both = await Promise.allSettled([rounds.ask(0, 0, "a"), rounds.ask(1, 0, "b")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
