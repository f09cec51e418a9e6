import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { contentHash } from "../../src/core/hash.ts";
import type { Store } from "../../src/core/interfaces.ts";

const notice = (message: string): Extract<RunEvent, { type: "notice" }> => ({ type: "notice", message });

const messages = (store: Store): string[] =>
  store.events().flatMap((event) => (event.type === "notice" ? [event.message] : []));

/** What every Store promises. `create` makes an empty one; `reopen` opens what a closed one left, as another process would. */
export const storeConformance = ({
  create,
  reopen,
}: {
  create(): Promise<Store>;
  reopen(folder: string): Promise<Store>;
}): void => {
  test("once runs an effect once and answers from the log afterwards, also after reopening", async () => {
    const store = await create();
    let runs = 0;
    const effect = async () => notice(`run ${++runs}`);
    expect(await store.once("a", effect)).toEqual(notice("run 1"));
    expect(await store.once("a", effect)).toEqual(notice("run 1"));
    await store.close();
    const again = await reopen(store.folder);
    expect(await again.once("a", effect)).toEqual(notice("run 1"));
    expect(messages(again)).toEqual(["run 1"]);
    expect(runs).toBe(1);
    await again.close();
  });

  test("concurrent calls with one key share one effect; other keys run beside it", async () => {
    const store = await create();
    let runs = 0;
    const slow = Promise.withResolvers<void>();
    const calls = Array.from({ length: 5 }, () =>
      store.once("slow", async () => {
        runs++;
        await slow.promise;
        return notice("slow");
      }),
    );
    expect(await store.once("fast", async () => notice("fast"))).toEqual(notice("fast"));
    slow.resolve();
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 5 }, () => notice("slow")));
    expect(runs).toBe(1);
    expect(messages(store)).toEqual(["fast", "slow"]);
    await store.close();
  });

  test("an effect that throws records nothing, rejects every caller, and may be tried again", async () => {
    const store = await create();
    const fail = async (): Promise<never> => Promise.reject(new Error("no answer"));
    const both = await Promise.allSettled([store.once("a", fail), store.once("a", fail)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(store.events()).toEqual([]);
    expect(await store.once("a", async () => notice("second try"))).toEqual(notice("second try"));
    await store.close();
  });

  test("what once returns is what a reopened store returns: JSON, whatever went in", async () => {
    const store = await create();
    const odd = { type: "run-started" as const, run: "r", config: { gap: Number.NaN, none: undefined, zero: -0 } };
    const first = await store.once("odd", async () => odd);
    await store.close();
    const again = await reopen(store.folder);
    const second = await again.once("odd", async () => odd);
    expect(second).toStrictEqual(first);
    expect(again.events()).toStrictEqual([first]);
    await again.close();
  });

  test("events keep the order of the log across notes and recorded events", async () => {
    const store = await create();
    const expected: string[] = [];
    const waiting: Promise<unknown>[] = [];
    for (let index = 0; index < 30; index++) {
      if (index % 3 === 0) store.note(notice(`n${index}`));
      else waiting.push(store.once(`k${index}`, async () => notice(`k${index}`)));
    }
    await Promise.all(waiting);
    store.note(notice("last"));
    expected.push(...messages(store));
    expect(expected).toHaveLength(31);
    await store.close();
    const again = await reopen(store.folder);
    expect(messages(again)).toEqual(expected);
    await again.close();
  });

  test("listeners hear each event once, told whether it was replayed, and stop when asked", async () => {
    const store = await create();
    const heard: [string, boolean][] = [];
    const listen = (target: Store) =>
      target.subscribe((event, replayed) => heard.push([event.type === "notice" ? event.message : "", replayed]));
    const stop = listen(store);
    await store.once("a", async () => notice("a"));
    await store.once("a", async () => notice("a"));
    store.note(notice("b"));
    stop();
    await store.once("c", async () => notice("c"));
    expect(heard).toEqual([
      ["a", false],
      ["b", false],
    ]);
    await store.close();
    heard.length = 0;
    const again = await reopen(store.folder);
    listen(again);
    await again.once("a", async () => notice("a"));
    await again.once("a", async () => notice("a"));
    await again.once("d", async () => notice("d"));
    expect(heard).toEqual([
      ["a", true],
      ["d", false],
    ]);
    await again.close();
  });

  test("artifacts come back as written, and changed ones are refused", async () => {
    const store = await create();
    const text = "größe ≥ 1\n";
    const hash = await store.write("candidates/g1-c1/reward.ts", text);
    expect(hash).toBe(contentHash(text));
    expect(await store.write("bytes.bin", new TextEncoder().encode(text))).toBe(hash);
    expect(await store.read("candidates/g1-c1/reward.ts", hash)).toBe(text);
    await store.write("candidates/g1-c1/reward.ts", "changed");
    await expect(store.read("candidates/g1-c1/reward.ts", hash)).rejects.toMatchObject({ code: "artifact-damaged" });
    expect(await store.read("candidates/g1-c1/reward.ts")).toBe("changed");
    await store.close();
  });

  test.for(["../outside", "/absolute", "a/../../outside", ""])("refuses to write to %j", async (path) => {
    const store = await create();
    await expect(store.write(path, "x")).rejects.toMatchObject({ code: "outside-run-folder" });
    await store.close();
  });

  test("a closed store refuses effects before running them, and drops notes", async () => {
    const store = await create();
    await store.close();
    let runs = 0;
    await expect(store.once("a", async () => notice(`${++runs}`))).rejects.toMatchObject({ code: "store-closed" });
    store.note(notice("late"));
    expect(runs).toBe(0);
    expect(store.events()).toEqual([]);
    await store.close();
  });
};
