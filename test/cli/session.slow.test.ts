import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { interventionText } from "../../src/core/intervention.ts";
import { emptyFolder, runCommand } from "./command.ts";
import { eventsOf, folderIn } from "./run-folder.ts";
import { atTerminal, describeTerminal, down } from "./terminal.ts";

const small =
  "--env cartpole --designer symbolic --steps 2048 --generations 3 --samples 2 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --references none".split(
    " ",
  );

const next = "what next?";

describeTerminal("a session at a terminal", () => {
  test("note, mark, rank, branch, constrain, edit, kill -9 at a prompt, resume, go on, stop: all that was said is heeded", async () => {
    const cwd = emptyFolder();
    const first = await atTerminal(
      [
        [next, down(2)],
        ["What did you see?", "too slow\r"],
        [next, down(3)],
        ["Of whose episode?", "\r"],
        ["What is it?", down(1)],
        ["From which second to which", "0-0.1 jerks\r"],
        [next, down(5)],
        ["In which order", "g1-c1 > g1-c2\r"],
        [next, down(13)],
        ["From whom?", "\r"],
        [next, down(6)],
        ["What must always hold?", "abs(cart.position) < 2\r"],
        [next, down(10)],
        ["Whose reward?", "\r"],
        [next, null],
      ],
      { command: ["session", ...small], cwd },
    );
    expect(first.code, first.shown).toBe(137);
    const folder = folderIn(cwd);
    expect(readdirSync(join(folder, "inbox"))).toHaveLength(6);
    const second = await atTerminal(
      [
        ["Said before: too slow", ""],
        ["After generation 1", "\r"],
        ["After generation 2", "\u001B[A\r"],
      ],
      { command: ["resume", folder], cwd },
    );
    expect(second.code, second.shown).toBe(0);
    const events = eventsOf(folder);
    const taken = events.flatMap((event) => (event.type === "interventions-taken" ? event.interventions : []));
    expect(taken.map(interventionText)).toEqual([
      "too slow",
      "g1-c2, seconds 0 to 0.1: unsteady: jerks",
      "ranked, best first: g1-c1 > g1-c2",
      "go on from g1-c2",
      expect.stringContaining("(abs(cart.position) < 2)"),
      "g1-c2 was changed by hand: edited by hand",
      "go on",
      "end the search",
    ]);
    const proposed = events.flatMap((event) => (event.type === "candidate-proposed" ? [event] : []));
    expect(proposed.find(({ id }) => id === "g2-c1")?.text).toContain("// by hand");
    expect(second.shown).toContain("report.html");
  });
});

describeTerminal("a session at a terminal without a measure", () => {
  test("words and comparisons elect a best, pages are opened, and no score is shown, logged or reported", async () => {
    const cwd = emptyFolder();
    const browser = join(cwd, "browser");
    writeFileSync(browser, `#!/bin/sh\nbasename "$1" >> "${join(cwd, "opened")}"\n`, { mode: 0o755 });
    const { code, shown } = await atTerminal(
      [
        [next, down(1)],
        // Both of the generation: the last before the way back.
        ["Whom?", down(2)],
        [next, down(5)],
        ["In which order", "g1-c1 > g1-c2\r"],
        [next, "\r"],
        ["After generation 2", down(4)],
        ["Who behaves best?", "\r"],
        ["Who worst?", "\r"],
        [next, "\u001B[A\r"],
      ],
      {
        command: ["session", "drive to the right", "--task", "none", ...small],
        cwd,
        variables: { BROWSER: browser },
      },
    );
    expect(code, shown).toBe(0);
    const folder = folderIn(cwd);
    expect(readFileSync(join(cwd, "opened"), "utf8").split("\n").toSorted()).toEqual(["", "g1-c1.html", "g1-c2.html"]);
    const events = eventsOf(folder);
    const order = events.findLast((event) => event.type === "generation-ended");
    expect(order).toMatchObject({ by: "preference", fitness: null });
    expect(
      events.flatMap((event) => ("fitness" in event ? [event.fitness] : [])).every((value) => value === null),
    ).toBe(true);
    expect(shown).not.toMatch(/fitness/i);
    expect([...readFileSync(join(folder, "report.html"), "utf8").matchAll(/.*fitness.*/gi)].map(String)).toEqual([]);
    for (const id of ["g1-c1", "g1-c2"])
      expect(readFileSync(join(folder, "session", `${id}.html`), "utf8")).not.toMatch(/fitness/i);
    // Its configuration asks a person again.
    const again = ["session", "--config", join(folder, "config.json"), "--answers", "lines", "--generations", "1"];
    const asked = await runCommand(again, { cwd, input: "finish\n" });
    expect(asked.code, asked.stderr).toBe(0);
    expect(asked.stderr).toContain("After generation 1: what next?");
  });
});

test("where there is no terminal a session is refused before anything is spent, and says what else there is", async () => {
  const { code, stderr } = await runCommand(["session", ...small], { cwd: emptyFolder() });
  expect(code).toBe(2);
  for (const way of ["--answers lines", "--person simulated:", "rewardsmith.mjs run"]) expect(stderr).toContain(way);
});

test("resume --say extends an ended search by one generation that is told the words", async () => {
  const cwd = emptyFolder();
  await runCommand(["run", ...small, "--generations", "1"], { cwd });
  const folder = folderIn(cwd);
  const said = await runCommand(["resume", folder, "--say", "too slow"], { cwd });
  expect(said.code, said.stderr).toBe(0);
  expect(said.stderr).toContain("too slow: changes nothing: the built-in designer reads no words");
  const events = eventsOf(folder);
  expect(events.flatMap((event) => (event.type === "generation-ended" ? [event.generation] : []))).toEqual([1, 2]);
  const heard = events.findIndex((event) => event.type === "interventions-taken" && event.interventions.length > 0);
  expect(heard).toBeLessThan(
    events.findIndex((event) => event.type === "candidate-proposed" && event.generation === 2),
  );
  expect((await runCommand(["resume", folder, "--say", " "], { cwd })).code).toBe(2);
});
