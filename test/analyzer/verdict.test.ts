import { expect, test } from "vitest";
import type { TermVerdict } from "../../src/core/diagnosis.ts";
import type { TermFigures } from "../../src/core/outcome.ts";
import { diagnoseTerms } from "../../src/analyzer/verdict.ts";
import { pointsByCheckpoint } from "../../src/analyzer/curve.ts";
import { curve, episode, figures, result, reward } from "./fixtures.ts";

type Case = {
  weight?: number;
  term: Partial<TermFigures>;
  /** Of the term over the checkpoints. */
  course: (place: number) => number;
  fitness: (place: number) => number;
  lengths?: number[];
  alone?: boolean;
};

const rises = (place: number) => place;
const falls = (place: number) => -place;
const level = () => 1;

const judge = ({ weight = 1, term, course, fitness, lengths = [50, 100], alone = false }: Case): TermVerdict => {
  const other: Record<string, TermFigures> = alone ? {} : { other: figures({ share: 1 - (term.share ?? 0.5) }) };
  const results = [
    result({
      curve: curve((place) => ({ fitness: fitness(place), terms: { it: course(place), other: place } })),
      terms: { it: figures(term), ...other },
      episodes: lengths.map((length) => episode({ length })),
    }),
  ];
  const weights: Record<string, number> = alone ? { it: weight } : { it: weight, other: 1 };
  const terms = diagnoseTerms(reward(weights), { results, columns: pointsByCheckpoint(results) });
  return terms[0]?.verdict as TermVerdict;
};

const zero = { mean: 0, min: 0, max: 0, deviation: 0, share: 0 };
const tiny = { mean: 1e-5, min: 0, max: 1e-4, deviation: 1e-5, share: 1e-5 };
const constant = { mean: 1, min: 1, max: 1, deviation: 0 };

const cases: [string, TermVerdict, Case][] = [
  ["a term that is always 0", "inactive", { term: zero, course: () => 0, fitness: rises }],
  ["a term whose weight is 0", "inactive", { weight: 0, term: { share: 0 }, course: rises, fitness: rises }],
  ["0 at evaluation, alive in training", "flat", { term: zero, course: rises, fitness: rises }],
  ["a term too small to count", "flat", { term: tiny, course: rises, fitness: rises }],
  ["a lively term under a tiny weight", "flat", { weight: 1e-6, term: { share: 1e-6 }, course: rises, fitness: rises }],
  [
    "a constant where all episodes are equally long",
    "flat",
    { term: constant, course: level, fitness: rises, lengths: [100, 100] },
  ],
  ["a constant where staying alive pays", "useful", { term: constant, course: level, fitness: rises }],
  [
    "a rare bonus: no share, but it varies",
    "useful",
    { term: { share: 0.001, deviation: 0.5 }, course: rises, fitness: rises },
  ],
  ["a term that rises while fitness falls", "opposed", { term: {}, course: rises, fitness: falls }],
  ["a penalty that eases while fitness falls", "opposed", { weight: -1, term: {}, course: falls, fitness: falls }],
  ["a penalty that grows while fitness falls", "useful", { weight: -1, term: {}, course: rises, fitness: falls }],
  ["a small effort cost that grows with success", "useful", { term: { share: 0.03 }, course: falls, fitness: rises }],
  [
    "fitness that hardly ever differs proves nothing",
    "useful",
    { term: {}, course: rises, fitness: (place) => (place < 2 ? 1 : 0) },
  ],
  ["nearly all of the reward", "dominating", { term: { share: 0.95 }, course: rises, fitness: rises }],
  ["all of the reward with no rival", "useful", { term: { share: 1 }, course: rises, fitness: rises, alone: true }],
  ["nearly all of the reward, against fitness", "opposed", { term: { share: 0.95 }, course: rises, fitness: falls }],
];

test.for(cases)("%s: %s", ([, verdict, each]) => {
  expect(judge(each)).toBe(verdict);
});

test("figures and curves are averaged over trainings, extremes kept", () => {
  const results = [1, 3].map((value) =>
    result({
      curve: curve(() => ({ terms: { it: value } })),
      terms: { it: figures({ mean: value, min: -value, max: value, share: value / 4 }) },
    }),
  );
  const [it] = diagnoseTerms(reward({ it: 1 }), { results, columns: pointsByCheckpoint(results) });
  expect(it).toMatchObject({ mean: 2, min: -3, max: 3, share: 0.5, curve: Array.from({ length: 10 }, () => 2) });
});
