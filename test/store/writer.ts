// A process that records as fast as it can until it is killed. Prints each key once its event is durable.
import { randomBytes } from "node:crypto";
import { openRun } from "../../src/store/run-store.ts";

const store = await openRun(process.argv[2] as string);
const count = store.events().filter((event) => event.type === "generation-ended").length;

for (let generation = count; ; generation++) {
  store.note({ type: "notice", message: randomBytes(20_000).toString("base64") });
  await store.once(`generation:${generation}`, async () => {
    const hash = await store.write(`candidates/g${generation}/reward.ts`, `${generation}`.repeat(5000));
    return { type: "generation-ended", generation, best: hash, fitness: generation };
  });
  process.stdout.write(`${generation}\n`);
}
