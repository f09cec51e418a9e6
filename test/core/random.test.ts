import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";

test("a saved stream goes on where it stood, the second of a pair of normals included", () => {
  for (let draws = 0; draws < 5; draws++) {
    const random = createRandom(7);
    for (let draw = 0; draw < draws; draw++) random.normal();
    const state = structuredClone(random.save());
    const other = createRandom(8);
    other.normal();
    other.restore(state);
    const take = (from: typeof random) => [from.normal(), from.uniform(), from.normal(), from.integer(1000)];
    expect(take(other)).toEqual(take(random));
  }
});
