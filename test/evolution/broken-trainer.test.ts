import { expect, test } from "vitest";
import type { Lesson } from "../../src/core/brief.ts";
import { failed, rejected, type FailureReason, type Outcome } from "../../src/core/outcome.ts";
import { refuseBrokenTrainer, sharedFailure } from "../../src/evolution/broken-trainer.ts";

const archiveOf = (...outcomes: Outcome[]): Lesson[] =>
  outcomes.map((outcome) => ({ candidate: { outcome } }) as unknown as Lesson);
const failing = (reason: FailureReason, message = "the arm is unplugged"): Outcome => failed({ reason, message });
const trained = { kind: "trained" } as Outcome;

test("what fails alike for every program that was to be trained is the trainer's, whatever the critic refused beside", () => {
  const archive = archiveOf(rejected([]), failing("crashed"), failing("crashed", "again"));
  expect(sharedFailure(archive)).toMatchObject({ reason: "crashed", message: "the arm is unplugged" });
  const trainerFailed = (said: string) => new Error(said);
  expect(() => refuseBrokenTrainer(archive, { trainerFailed })).toThrow(
    /failed alike \(crashed\): the arm is unplugged/,
  );
  // Of a world of ours the search goes on as it always did.
  expect(() => refuseBrokenTrainer(archive, {})).not.toThrow();
});

test.each<[string, Lesson[]]>([
  ["one was trained", archiveOf(failing("crashed"), trained)],
  ["they failed otherwise", archiveOf(failing("crashed"), failing("timeout"))],
  ["the rewards are to blame", archiveOf(failing("threw"), failing("threw"))],
  ["none was to be trained", archiveOf(rejected([]))],
])("nothing is said of the trainer where %s", (_name, archive) => {
  expect(sharedFailure(archive)).toBeNull();
});
