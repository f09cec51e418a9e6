import * as fc from "fast-check";
import { expect, test } from "vitest";
import { emptyStore, held, holding, joined, type Store } from "../../../src/export/arrays/store.ts";
import { text, type Value } from "../../../src/export/arrays/value.ts";

const places = fc.integer({ min: 0, max: 5000 });
const writes = fc.array(fc.tuple(places, fc.string({ maxLength: 3 })), { maxLength: 40 });

const written = (store: Store, list: readonly (readonly [number, string])[]): Store =>
  list.reduce((before, [id, value]) => holding(before, { id }, text(value)), store);

const wordAt = (store: Store, id: number): string | undefined => {
  const value = held(store, { id });
  return value?.kind === "text" ? value.text : undefined;
};

test("a store holds what was written last, and the one before it what it held", () => {
  fc.assert(
    fc.property(writes, writes, (first, then) => {
      const before = written(emptyStore, first);
      const after = written(before, then);
      const [old, fresh] = [new Map(first), new Map([...first, ...then])];
      for (const id of fresh.keys()) {
        expect(wordAt(before, id)).toBe(old.get(id));
        expect(wordAt(after, id)).toBe(fresh.get(id));
      }
    }),
  );
});

test("two that come together keep what either wrote, and ask about nothing that is the same", () => {
  fc.assert(
    fc.property(writes, writes, writes, (common, left, right) => {
      const before = written(emptyStore, common);
      const asked: [Value, Value][] = [];
      const both = joined(written(before, left), written(before, right), (one, other) => {
        asked.push([one, other]);
        return text("merged");
      });
      const [one, other] = [new Map([...common, ...left]), new Map([...common, ...right])];
      const changed = new Set([...left, ...right].map(([id]) => id));
      expect(asked.length).toBeLessThanOrEqual(changed.size);
      for (const id of new Set([...one.keys(), ...other.keys()])) {
        const [a, b] = [one.get(id), other.get(id)];
        const isMerged = a !== undefined && b !== undefined && changed.has(id);
        expect(wordAt(both, id)).toBe(isMerged ? "merged" : (a ?? b));
      }
    }),
  );
});
