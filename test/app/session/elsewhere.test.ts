import { expect, test } from "vitest";
import type { Person } from "../../../src/app/session/types.ts";
import { openElsewhere } from "../../../src/cli/session/elsewhere.ts";
import { openLines } from "../../../src/cli/session/lines.ts";
import type { Intervention } from "../../../src/core/intervention.ts";
import type { Store } from "../../../src/core/interfaces.ts";
import { viewOf } from "../../../src/core/run-view.ts";
import { writeInbox } from "../../../src/store/inbox.ts";
import { openRun } from "../../../src/store/run-store.ts";
import { PassThrough } from "node:stream";
import { newRun, search } from "./scripted.ts";

const say = (store: Store, intervention: Intervention) =>
  writeInbox(store.folder, { kind: "intervention", intervention });

const faces = () => {
  const told: string[] = [];
  const interrupt = new AbortController();
  const setting = {
    signal: interrupt.signal,
    hold: () => () => {},
    output: { write: (text: string) => told.push(text) > 0 },
  };
  return { told, interrupt, setting };
};

/** Says what a page would say, as soon as the run waits for it. */
const answerOnceAsked = async (store: Store, answers: Record<number, readonly Intervention[]>): Promise<void> => {
  for (const [generation, said] of Object.entries(answers)) {
    await expect.poll(() => viewOf(store.events()).asked, { timeout: 60_000 }).toBe(Number(generation));
    for (const intervention of said) await say(store, intervention);
  }
};

const answers: Record<number, readonly Intervention[]> = {
  1: [{ kind: "note", text: "calmer" }, { kind: "pin", candidate: "g1-c2" }, { kind: "continue" }],
  2: [{ kind: "finish" }],
};

const expectHeard = ({ texts, proposed }: Awaited<ReturnType<typeof search>>): void => {
  expect(texts).toEqual(["calmer", "g1-c2 is to be built upon", "go on", "end the search"]);
  expect(proposed.map(({ generation }) => generation)).toEqual([1, 1, 2, 2]);
};

test("who answers in the run's inbox is waited for after each generation, and heard", async () => {
  const store = await newRun();
  const { told, setting } = faces();
  const { person } = openElsewhere(setting);
  const [found] = await Promise.all([search(store, [], { person }), answerOnceAsked(store, answers)]);
  expectHeard(found);
  expect(viewOf(store.events()).asked).toBeNull();
  expect(told.join("")).toContain("After generation 1: what next? Answer in the page.");
  expect(told.join("")).toContain("Said elsewhere: go on");
  await store.close();
});

test("an answer in a page ends the question at the terminal, which goes on with the next one", async () => {
  const store = await newRun();
  const { told, setting } = faces();
  let left = false;
  const input = new PassThrough();
  const { person, close } = openLines({ ...setting, input, leave: () => void (left = true) });
  const here = async (): Promise<void> => {
    await answerOnceAsked(store, { 1: answers[1] ?? [] });
    await expect.poll(() => viewOf(store.events()).asked, { timeout: 60_000 }).toBe(2);
    input.write("finish\n");
  };
  const [found] = await Promise.all([search(store, [], { person }), here()]);
  close();
  expectHeard(found);
  expect(left).toBe(false);
  expect(told.join("")).toContain("Said elsewhere: go on");
  await store.close();
});

test("interrupted while it waits, a resumed run knows what was said and waits for the rest", async () => {
  const first = await newRun();
  const { interrupt, setting } = faces();
  const { person } = openElsewhere(setting);
  const leave = async (): Promise<void> => {
    await answerOnceAsked(first, { 1: [{ kind: "note", text: "calmer" }] });
    interrupt.abort();
  };
  await Promise.all([expect(search(first, [], { person })).rejects.toThrow("nobody answers"), leave()]);
  await first.close();
  const second = await openRun(first.folder);
  const again: Person = openElsewhere(faces().setting).person;
  const rest = { 1: (answers[1] ?? []).slice(1), 2: answers[2] ?? [] };
  const [found] = await Promise.all([search(second, [], { person: again }), answerOnceAsked(second, rest)]);
  expectHeard(found);
  await second.close();
});
