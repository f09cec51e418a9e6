import { expect, test } from "vitest";
import { takeInterventions } from "../../src/app/inbox.ts";
import { openProblem } from "../../src/app/problem.ts";
import { writeInbox } from "../../src/store/inbox.ts";
import { emptyFolder } from "../cli/command.ts";
import { memoryStore } from "../evolution/fakes.ts";

test("a constraint of the inbox is read in the run's environment; one that cannot be is passed over, and said why", async () => {
  const folder = emptyFolder();
  const { store, noted } = memoryStore();
  const problem = await openProblem({ env: "cartpole" });
  const constrain = (expression: string) =>
    writeInbox(folder, { kind: "intervention", intervention: { kind: "constraint", expression } });
  await constrain("abs(pole.angle) < 0.1");
  await constrain("cart.position > cart.velocity");
  const { interventions, taken } = await takeInterventions({ ...store, folder }, { isRead: false, problem })(2, {
    archive: [],
    interventions: [],
  });
  expect(taken).toEqual([1, 2]);
  expect(interventions).toEqual([
    {
      kind: "constraint",
      expression: "abs(pole.angle) < 0.1",
      meaning: expect.stringMatching(/^at every step size of/),
    },
  ]);
  const messages = noted.map((event) => (event.type === "notice" ? event.message : ""));
  expect(messages[0]).toMatch(
    /^constraint: at every step .* \(abs\(pole\.angle\) < 0\.1\): checked on every evaluation/,
  );
  expect(messages[1]).toMatch(
    /^inbox\/2: constraint: cart\.position > cart\.velocity: passed over, for .*\(m\/s\) are compared/s,
  );
});
