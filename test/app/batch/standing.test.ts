import { expect, test } from "vitest";
import { agedBy, decisionsOf } from "../../../src/app/batch/identity.ts";
import { standingOf, type Asked } from "../../../src/app/batch/standing.ts";
import { defaults, type RunConfig } from "../../../src/app/config.ts";
import { batchStates, type BatchEvent, type BatchRunStatus } from "../../../src/core/batch.ts";

const identity = { run: "r", program: "p", environment: "e", measure: "m" };
const config = { ...defaults(), env: "cartpole", "max-steps": 5000 } as RunConfig;
const caps = { "max-steps": 5000 };

const began = (of = identity) => ({ type: "batch-run-began" as const, key: "r", attempt: 1, identity: of });
const ended = (status: BatchRunStatus, had: Record<string, number> = caps): BatchEvent => ({
  type: "batch-run-ended",
  key: "r",
  attempt: 1,
  status,
  caps: had,
  spent: { usd: 0, tokens: 0, calls: 0, steps: 0 },
});
const otherProgram = { ...identity, program: "q" };
const otherEnvironment = { ...identity, environment: "f" };

test.each<[string, BatchEvent[], Partial<Asked>, { todo: string | null; attempt: number }]>([
  ["nothing was begun", [], {}, { todo: "new", attempt: 1 }],
  ["begun", [began()], {}, { todo: "unfinished", attempt: 1 }],
  ["begun by another program", [began(otherProgram)], {}, { todo: "unfinished", attempt: 1 }],
  ["begun in another environment", [began(otherEnvironment)], {}, { todo: "again", attempt: 2 }],
  ["completed", [began(), ended("completed")], {}, { todo: null, attempt: 1 }],
  ["completed, asked again", [began(), ended("completed")], { again: true }, { todo: null, attempt: 1 }],
  ["completed and old", [began(otherProgram), ended("completed")], {}, { todo: null, attempt: 1 }],
  [
    "completed and old, asked again",
    [began(otherProgram), ended("completed")],
    { again: true },
    { todo: "again", attempt: 2 },
  ],
  ["all failed", [began(), ended("all-failed")], { retry: "errored" }, { todo: null, attempt: 1 }],
  ["all failed, retried", [began(), ended("all-failed")], { retry: "failed" }, { todo: "retry", attempt: 2 }],
  ["errored", [began(), ended("errored")], { retry: "failed" }, { todo: null, attempt: 1 }],
  ["errored, retried", [began(), ended("errored")], { retry: "errored" }, { todo: "retry", attempt: 1 }],
  ["stopped by its budget", [began(), ended("budget")], {}, { todo: null, attempt: 1 }],
  [
    "stopped by another budget",
    [began(), ended("budget", { "max-steps": 4000 })],
    {},
    { todo: "other budget", attempt: 1 },
  ],
  [
    "errored, retried and completed",
    [began(), ended("errored"), ended("completed")],
    { retry: "errored" },
    { todo: null, attempt: 1 },
  ],
])("a run that is %s", (_, events, asked, expected) => {
  const state = batchStates(events).get("r");
  expect(standingOf({ identity, config }, state, { again: false, ...asked })).toMatchObject(expected);
});

test("an attempt that a later one replaced says nothing more", () => {
  const states = batchStates([began(), { ...began(), attempt: 2 }, ended("completed")]);
  expect(states.get("r")).toMatchObject({ attempt: 2, ended: null });
});

test("what a result is of tells in what it is old", () => {
  expect(agedBy(identity, identity)).toEqual([]);
  expect(agedBy({ ...identity, program: "q", measure: "n" }, identity)).toEqual(["program", "measure"]);
});

test.each<[Partial<RunConfig>, boolean]>([
  [{ seed: 2 }, true],
  [{ steps: 100 }, true],
  [{ constraint: ["a < 1"] }, true],
  [{ description: "go" }, true],
  [{ replay: "recording" }, true],
  [{ jobs: 7 }, false],
  [{ runs: "elsewhere" }, false],
  [{ deadline: 5 }, false],
  [{ "max-usd": 1 }, false],
  [{ "max-steps": 1 }, false],
  [{ record: "there" }, false],
  [{ generations: defaults().generations }, false],
])("%j makes another run: %s", (change, isOther) => {
  const usual = JSON.stringify(decisionsOf(config));
  expect(JSON.stringify(decisionsOf({ ...config, ...change })) !== usual).toBe(isOther);
});
