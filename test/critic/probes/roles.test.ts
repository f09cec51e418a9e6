import { expect, test } from "vitest";
import type { JudgedEpisode } from "../../../src/critic/probes/judged-episodes.ts";
import { rolesOf } from "../../../src/critic/probes/roles.ts";

const episode = (source: JudgedEpisode["source"], fitness: number, success = false): JudgedEpisode => ({
  source,
  fitness,
  success,
  length: 1,
  ending: "truncated",
  states: new Float64Array(2),
  actions: new Float64Array(1),
});

test("successes achieve, and what is less than half of the way to them fails", () => {
  const roles = rolesOf([
    episode("scripted", 0),
    episode("scripted", 0.6),
    episode("demonstrated", 0.9, true),
    episode("demonstrated", 1, true),
  ]);
  expect(roles).toMatchObject({ achievers: [3, 2], failures: [0], partial: false });
});

test("an imagined failure, worse than all that happens, does not make the others look good", () => {
  const roles = rolesOf([episode("scripted", 0), episode("imagined", 1, true), episode("imagined", -1)]);
  expect(roles).toMatchObject({ achievers: [1], failures: [0, 2] });
});

test("without a success, those who come nearest stand in where they are far better than chance", () => {
  const chance = [episode("scripted", 0), episode("scripted", 0.02)];
  expect(rolesOf([...chance, episode("demonstrated", 0.5)])).toMatchObject({ achievers: [2], partial: true });
  expect(rolesOf([...chance, episode("demonstrated", 0.07)])).toMatchObject({ achievers: [], partial: false });
});
