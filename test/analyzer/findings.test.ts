import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { findingText } from "../../src/core/finding-text.ts";
import type { EpisodeOutcome, TrainingResult } from "../../src/core/outcome.ts";
import { averageCurve, pointsByCheckpoint } from "../../src/analyzer/curve.ts";
import { findingsOf } from "../../src/analyzer/detectors.ts";
import { curve, episode, result } from "./fixtures.ts";

const findingsIn = (results: TrainingResult[], seen: EpisodeOutcome[] = []): Finding[] =>
  findingsOf({
    results,
    seen: [...seen, ...results.flatMap(({ episodes }) => episodes)],
    random: [],
    curve: averageCurve(pointsByCheckpoint(results)),
    terms: [],
  });

/** As they are read. */
const find = (results: TrainingResult[], seen: EpisodeOutcome[] = []): string[] =>
  findingsIn(results, seen).map(findingText);

const withCurve = (own: (place: number) => number, fitness: (place: number) => number) =>
  find([result({ curve: curve((place) => ({ return: own(place), fitness: fitness(place) })) })]);

const up = (place: number) => place;
const down = (place: number) => -place;

test("return rising while fitness falls is an alarm, and stands first", () => {
  const [first] = withCurve(up, down);
  expect(first).toMatch(/^Alarm: .*return rose \(1 to 8\) while fitness fell \(-1 to -8\)/);
});

test("return rising while fitness stays is an alarm; rising together is none", () => {
  expect(withCurve(up, () => 0)[0]).toMatch(/while fitness did not rise/);
  expect(withCurve(up, up).join()).not.toMatch(/Alarm/);
});

test("a return that training cannot raise is said", () => {
  expect(withCurve(() => 2, up).join()).toMatch(/did not raise the reward's own return \(2 to 2\)/);
});

test("a lost peak is said with its place", () => {
  expect(withCurve(up, (place) => (place === 5 ? 20 : place)).join()).toMatch(
    /peaked at 20 after 6000 steps and was 9/,
  );
  expect(withCurve(up, up).join()).not.toMatch(/peaked/);
});

test("a curve too short for trends gives none", () => {
  expect(find([result({ curve: curve(() => ({}), { length: 3 }) })])).toEqual([]);
});

test("failed and successful episodes are told apart by ending, length and fields", () => {
  const failed = [20, 30, 25].map((length) =>
    episode({ length, ending: "terminated", last: -length / 10, fitness: 0 }),
  );
  const good = [200, 200].map((length) => episode({ length, success: true, last: 5, fitness: 1 }));
  expect(find([result({ episodes: [...failed, ...good] })])).toEqual([
    "Of 5 evaluation episodes 3 failed: all ended by the simulator (terminated) after 20 to 30 steps (median 25).",
    "The 2 successful ones: all ran into the time limit (truncated) after 200 steps.",
    "At the end, failed and successful episodes differ most in body.x (-2.5 against 5).",
  ]);
});

test("without any success seen, episodes are not called failed; the halves by fitness are compared", () => {
  const episodes = [0, 1, 2, 3].map((fitness) => episode({ fitness, last: fitness * 2 }));
  const findings = find([result({ episodes })]);
  expect(findings.join()).not.toMatch(/fail|success/);
  expect(findings).toContain("At the end, worse and better episodes differ most in body.x (1 against 5).");
});

test("episodes all alike are told apart from those of others", () => {
  const own = [1, 2].map(() => episode({ fitness: 0 }));
  const others = [7, 8].map((last) => episode({ fitness: 9, success: true, last }));
  const findings = find([result({ episodes: own })], others);
  expect(findings).toContain(
    "2 evaluation episodes, none successful: all ran into the time limit (truncated) after 100 steps.",
  );
  expect(findings).toContain("Every evaluation episode has the same fitness (0).");
  expect(findings.join()).toMatch(
    /failed and successful episodes seen so far differ most in body\.x \(0 against 7\.5\)/,
  );
});

test("a fitness that no episode ever changed is coverage-limited", () => {
  const findings = find([result({ episodes: [episode(), episode()] })], [episode(), episode()]);
  expect(findings.join()).toMatch(/Coverage-limited: none of the 4 episodes seen so far differs in fitness \(0\)/);
});

test("physics that blew up is an alarm and is counted", () => {
  const episodes = [episode({ ending: "invalid", length: 3 }), episode({ fitness: 1 })];
  const [first, second] = find([result({ episodes })]);
  expect(first).toMatch(/^Alarm: the physics blew up in 1 of 2/);
  expect(second).toMatch(
    /1 ran into the time limit \(truncated\) after 100 steps, 1 ended because the physics blew up/,
  );
});

test("several seeds are compared", () => {
  expect(find([result({ fitness: 1 }), result({ fitness: 9.876 })])).toEqual(["Fitness by training seed: 1, 9.88."]);
});

test("two numbers that differ do not read alike", () => {
  const ending = (last: number, fitness: number) => episode({ length: 20, ending: "terminated", last, fitness });
  const episodes = [1.0001, 1.0001, 1.0004, 1.0004].map((last, index) => ending(last, index));
  expect(find([result({ episodes })]).join("\n")).toContain("body.x (1.0001 against 1.0004)");
  expect(withCurve(up, (place) => (place === 5 ? 3.00002 : 3.00001 - place * 1e-9)).join()).not.toMatch(
    /peaked at (\S+) after .* and was \1 at/,
  );
  const scores = [1.00003, 1.00001].map((fitness, seed) => ({ ...result({}), fitness, seed }));
  expect(find(scores).join()).toContain("Fitness by training seed: 1.00003, 1.00001.");
});

test("a finding is data that survives the log: what it is, how sure, the figures in full, and its sentence from them alone", () => {
  const hacked = curve((place) => ({ return: place, fitness: -place }));
  const episodes = [
    episode({ ending: "invalid", length: 3, fitness: 0 }),
    episode({ fitness: 1.00001, success: true, last: 9 }),
    episode({ fitness: 1.00001, success: true, last: 9.5 }),
  ];
  const findings = findingsIn([result({ curve: hacked, episodes }), result({ fitness: 0.123456789, episodes })]);
  expect(findings.map(({ kind, severity, confidence }) => `${kind} ${severity} ${confidence}`)).toEqual([
    "return-without-fitness alarm inferred",
    "physics-invalid alarm counted",
    "endings note counted",
    "endings note counted",
    "end-differences note inferred",
    "seed-scores note counted",
  ]);
  expect(findings[0]).toMatchObject({ figures: { return: { first: 1, last: 8 }, fitness: { first: -1, last: -8 } } });
  expect(findings.at(-1)).toMatchObject({ figures: { fitness: [expect.any(Number), 0.123456789] } });
  expect(findings).toContainEqual(
    expect.objectContaining({ of: "failed", figures: expect.objectContaining({ episodes: 6, count: 2 }) }),
  );
  const logged = JSON.parse(JSON.stringify(findings)) as Finding[];
  expect(logged).toEqual(findings);
  expect(logged.map(findingText)).toEqual(findings.map(findingText));
});
