import { array, assert as assertProperty, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { createEpisodeRecorder } from "../../src/training/episode-recorder.ts";

type Rows = { state: number; end: 0 | 1 | 2 | 3; reward: number }[];

/** Rows of one or more lanes, time-major, as a report. Each row leads to state + 0.5. */
const report = (rows: Rows, lanes: number) => {
  const flags = (kind: number) => Uint8Array.from(rows, ({ end }) => (end === kind ? 1 : 0));
  const column = (of: (row: Rows[number]) => number) => Float64Array.from(rows, of);
  return {
    batch: {
      rows: rows.length,
      lanes,
      state: column(({ state }) => state),
      action: column(({ state }) => -state),
      next: column(({ state }) => state + 0.5),
      terminated: flags(1),
      start: new Uint8Array(rows.length),
      time: new Float64Array(rows.length),
    },
    truncated: flags(2),
    invalid: flags(3),
    total: column(({ reward }) => reward),
  };
};

const ENDINGS = [undefined, "terminated", "truncated", "invalid"] as const;

test("episodes come out whole, wherever rollouts cut them", () => {
  const steps = array(record({ end: integer({ min: 0, max: 12 }), reward: integer({ min: -9, max: 9 }) }), {
    minLength: 1,
    maxLength: 700,
  });
  assertProperty(
    property(steps, integer({ min: 1, max: 300 }), (drawn, cut) => {
      const rows: Rows = drawn.map(({ end, reward }, state) => ({
        state,
        reward,
        end: (end < 4 ? end : 0) as Rows[number]["end"],
      }));
      const seen: unknown[] = [];
      const recorder = createEpisodeRecorder(({ states, actions, length, ending, return: total }) => {
        seen.push({
          states: [...states.subarray(0, length + 1)],
          actions: [...actions.subarray(0, length)],
          ending,
          total,
        });
      });
      for (let from = 0; from < rows.length; from += cut) recorder.record(report(rows.slice(from, from + cut), 1));
      const wanted: unknown[] = [];
      let open: Rows = [];
      for (const row of rows) {
        open.push(row);
        if (row.end === 0) continue;
        wanted.push({
          states: [...open.map(({ state }) => state), row.state + 0.5],
          actions: open.map(({ state }) => -state),
          ending: ENDINGS[row.end],
          total: open.reduce((sum, { reward }) => sum + reward, 0),
        });
        open = [];
      }
      expect(seen).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

test("lanes are kept apart", () => {
  const lengths: number[] = [];
  const recorder = createEpisodeRecorder(({ length }) => lengths.push(length));
  const row = (end: 0 | 1) => ({ state: 0, end, reward: 1 }) as const;
  recorder.record(report([row(0), row(1), row(0), row(0), row(1), row(1)], 2));
  expect(lengths).toEqual([1, 3, 2]);
});

test("an episode of every length has room for all its states and actions", () => {
  for (let length = 1; length <= 1100; length++) {
    const rows: Rows = Array.from({ length }, (_, state) => ({ state, reward: 1, end: state === length - 1 ? 2 : 0 }));
    let seen = 0;
    createEpisodeRecorder((episode) => {
      seen = episode.length;
      expect(episode.states.length).toBeGreaterThan(length);
      expect(episode.actions.length).toBeGreaterThanOrEqual(length);
      expect(episode.actions[length - 1]).toBe(-(length - 1));
    }).record(report(rows, 1));
    expect(seen).toBe(length);
  }
});
