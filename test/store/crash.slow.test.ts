import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { expectSurvived, expectSurvivedTwice, expectTold, losses, placesIn, type Place } from "./crash.ts";
import { nothingLost } from "./disk.ts";
import { goldenLife } from "./lives.ts";

const { summary: golden, calls } = await goldenLife();
const places = placesIn(calls);

test.each(Object.entries(losses(1)))(
  "a search that dies before any call of its store, or within any write, goes on to the same result: %s",
  async (_name, loss) => {
    expect(places.length).toBeGreaterThan(400);
    for (const place of places) await expectSurvived(place, { loss, golden });
  },
);

test.each([["the process is killed", nothingLost] as const, ["any mixture", losses(2)["any mixture"]!] as const])(
  "a search that dies at 100 random places, each time again at another, goes on to the same result: %s",
  async (_name, loss) => {
    const random = createRandom(3);
    for (let pair = 0; pair < 100; pair++) {
      const first = places[Math.floor(random.uniform() * places.length)] as Place;
      await expectSurvivedTwice([first, random.uniform()], { loss, golden });
    }
  },
);

test.each([
  ["ENOSPC", true],
  ["ENOSPC", false],
  ["EIO", true],
  ["EIO", false],
] as const)(
  "%s at any call of a search's store (from then on: %s) is told clearly, and can be resumed",
  async (code, lasts) => {
    for (const { number } of calls) await expectTold({ code, from: number, lasts }, { golden });
  },
);
