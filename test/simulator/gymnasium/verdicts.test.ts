import { expect, test } from "vitest";
import { isSuccessFlag, isVerdict, mayBeSuccess } from "../../../src/simulator/gymnasium/verdicts.ts";

const flag = (...path: string[]) => ({ path, size: 0, boolean: true });
const number = (...path: string[]) => ({ path, size: 0, boolean: false });
const vector = (...path: string[]) => ({ path, size: 3, boolean: false });

test.each([
  flag("is_success"),
  flag("achieved"),
  flag("solved"),
  flag("goal_reached"),
  flag("goalReached"),
  flag("task_completed"),
  flag("goal_met"),
  flag("reached"),
  flag("is_failure"),
  number("goal_reached"),
  number("end_status"),
  number("episodeResult"),
  number("levels_completed"),
  number("achievements", "collect_wood"),
  flag("agent", "has_won"),
  { ...flag("solved"), size: 1 },
])("$path is a verdict that may be success", (told) => {
  expect(isVerdict(told, 2)).toBe(true);
  expect(mayBeSuccess(told)).toBe(true);
});

test.each([
  vector("achieved_goal"),
  vector("goal_reached_at"),
  number("distance_reached"),
  number("steps_passed"),
  flag("crashed"),
  number("window", "height"),
  number("goal_distance"),
  number("speed"),
  flag("door_open"),
])("$path is a fact of the world", (told) => {
  expect(isVerdict(told, 2)).toBe(false);
  expect(mayBeSuccess(told)).toBe(false);
});

test.each([number("reward_dist"), number("episode", "r"), flag("TimeLimit.truncated"), number("success_reward")])(
  "$path is kept from rewards, and offered to nobody as success",
  (told) => {
    expect(isVerdict(told, 2)).toBe(true);
    expect(mayBeSuccess(told)).toBe(false);
  },
);

test("the first version of the bridge knew none but those that say reward, return, success, score or fitness", () => {
  expect(isVerdict(vector("achievements"), 2)).toBe(true);
  expect([flag("solved"), number("end_status"), flag("goal_met")].filter((told) => isVerdict(told, 1))).toEqual([]);
  expect(isVerdict(flag("is_success"), 1)).toBe(true);
});

test("the agreed flag stands at the top, under its own name", () => {
  expect([flag("is_success"), number("success"), flag("isSuccess")].every(isSuccessFlag)).toBe(true);
  expect([flag("agent", "success"), vector("success"), flag("success_once")].some(isSuccessFlag)).toBe(false);
});
