import { expect, test } from "vitest";
import { runDetectors } from "../../src/analyzer/pipeline.ts";
import type { Detector, EpisodeEvidence, OutcomeEvidence } from "../../src/analyzer/types.ts";
import type { Cause, Finding } from "../../src/core/finding.ts";
import { lookedOf, smallReward, smallSpec } from "./episodes.ts";

const outcomes: OutcomeEvidence = {
  results: [],
  seen: [],
  random: [],
  curve: { steps: [], fitness: [], return: [], length: [], success: [] },
  terms: [],
};

const nobody = lookedOf([]);
const episodes: EpisodeEvidence = {
  ...outcomes,
  reward: smallReward,
  spec: smallSpec,
  own: [],
  byChance: nobody,
  shown: nobody,
};

const cause = (kind: Cause, likelihood: number, term?: string): Finding => ({
  kind,
  severity: "cause",
  confidence: "inferred",
  likelihood,
  ...(term !== undefined && { term }),
  figures: { share: likelihood },
});

const finds = (over: Detector["over"], ...found: Finding[]): Detector => ({ name: "fake", over, find: () => found });

test("a detector over episodes is asked only where episodes were looked at", () => {
  const all = [finds("outcomes", cause("noise", 0.5)), finds("episodes", cause("idled", 0.9))];
  expect(runDetectors(all, outcomes).map(({ kind }) => kind)).toEqual(["noise"]);
  expect(runDetectors(all, episodes).map(({ kind }) => kind)).toEqual(["idled", "noise"]);
});

test("alarms stand first, then causes by their likelihood, then notes", () => {
  const note: Finding = { kind: "equal-fitness", severity: "note", confidence: "counted", figures: { fitness: 0 } };
  const alarm: Finding = {
    kind: "physics-invalid",
    severity: "alarm",
    confidence: "counted",
    figures: { episodes: 2, invalid: 1 },
  };
  const found = runDetectors([finds("outcomes", note, cause("fell", 0.2), cause("idled", 0.8), alarm)], outcomes);
  expect(found.map(({ kind }) => kind)).toEqual(["physics-invalid", "idled", "fell", "equal-fitness"]);
});

test("of one kind about one term the likeliest is told, about another term as well", () => {
  const found = runDetectors(
    [
      finds(
        "outcomes",
        cause("dominates", 0.4, "effort"),
        cause("dominates", 0.7, "effort"),
        cause("dominates", 0.3, "speed"),
      ),
    ],
    outcomes,
  );
  expect(found).toMatchObject([{ likelihood: 0.7 }, { likelihood: 0.3 }]);
});
