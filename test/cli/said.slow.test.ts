import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { writeInbox } from "../../src/store/inbox.ts";
import { runCommand } from "./command.ts";
import { endedRun, eventsOf } from "./run-folder.ts";

test("a constraint and a changed weight, said of an ended run, are checked, tried and answered by the built-in designer", async () => {
  const { cwd, folder } = endedRun();
  const text = readFileSync(join(folder, "best", "reward.ts"), "utf8");
  const heavier = text.replace(/(weights = \{\s*\w+: )([\d.]+)/, (_, before: string, weight: string) =>
    [before, 2 * Number(weight)].join(""),
  );
  expect(heavier).not.toBe(text);
  const expression = "abs(cart.velocity) < 0.01";
  for (const intervention of [
    { kind: "constraint", expression } as const,
    { kind: "edit", candidate: "g1-c2", text: heavier, note: "twice as much" } as const,
  ])
    await writeInbox(folder, { kind: "intervention", intervention });
  const { code, stdout, stderr } = await runCommand(["resume", folder, "--generations", "1", "--json"], { cwd });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/^g1-c\d, the best so far, breaks `abs\(cart\.velocity\) < 0\.01` \(broken in 2 of 2/m);
  const [entry] = (JSON.parse(stdout) as RunSummary).constraints ?? [];
  expect(entry).toMatchObject({ expression, since: 3, checked: true, read: true });
  for (const { kept, slack = [] } of entry?.kept ?? []) {
    expect(kept).toBe(0);
    expect(Math.max(...slack)).toBeLessThanOrEqual(0);
  }
  const proposed = eventsOf(folder).flatMap((event) =>
    event.type === "candidate-proposed" && event.id.startsWith("g3-") ? [event] : [],
  );
  expect(proposed[0]).toMatchObject({ id: "g3-c1", text: heavier, origin: { operator: "by hand" } });
  const guarded = proposed.filter(({ origin: { operator } }) => operator === "guard");
  expect(guarded.length).toBeGreaterThan(0);
  for (const { text: program } of guarded) expect(program).toMatch(/keepCartVelocity: .*clamp\(next\.cart\.velocity/);
});
