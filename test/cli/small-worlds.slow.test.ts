import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { defaults } from "../../src/app/config.ts";
import { problemOptions } from "../../src/app/problem-options.ts";
import { stateLayout } from "../../src/core/fields.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import type { Probe } from "../../src/simulator/gymnasium/types.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { paidHere } from "../export/paid-here.ts";
import { describePython } from "../python/python.ts";
import { usePython } from "../simulator/gymnasium/opened.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const run = promisify(execFile);
const fixtures = fileURLToPath(new URL("../simulator/gymnasium/fixtures", import.meta.url));
const player = fileURLToPath(new URL("../export/bridged.py", import.meta.url));

const size =
  "--generations 1 --samples 1 --steps 128 --episodes 1 --selection-seeds 1 --report-seeds 1 --references none --jobs 1";

type World = {
  id: string;
  /** What a person has to say of it. */
  flags?: Record<string, string>;
  /** What is said of it before anything is trained, and after. */
  says: RegExp;
  /** Among what a reward can read. */
  reads?: string;
  measure?: string;
  /** Whether success is told. */
  succeeds: boolean;
  /** A notice of the run's end. */
  notices?: RegExp;
  /** What the command line says where nothing is said of it. */
  refused?: RegExp;
};

/** One of each kind that was lost or refused once; what they do stands in fixtures/. */
const worlds: Record<string, World> = {
  "success told in an episode's last step": {
    id: "walk/AtTheEnd-v0",
    says: /any\(info\.is_success\)/,
    measure: "any(info.is_success) + 0.01 * squash(return)",
    succeeds: true,
  },
  "success by other names": {
    id: "walk/OtherNames-v0",
    says: /look like verdicts.*--success 'any\(info\.solved\)'/s,
    reads: "info.distance_reached",
    measure: "return",
    succeeds: false,
  },
  "lists in info": { id: "bridge/ListInfo-v0", says: /'words' \(.*\)/, reads: "info.goal.2", succeeds: false },
  "a goal that is an attribute": {
    id: "bridge/Goal-v0",
    flags: { "python-state": "bridge_fixtures:goal_state" },
    says: /'label' \(/,
    reads: "goal.1",
    succeeds: false,
  },
  "a reward that no seed fixes": { id: "walk/LooseReward-v0", says: /no seed fixes how an episode/, succeeds: false },
  "numbers that are none": {
    id: "walk/NotANumber-v0",
    says: /generation 1 ended/,
    notices: /evaluation episodes \(100 %\) ended `invalid`/,
    succeeds: false,
  },
  "a part that is far too large": {
    id: "bridge/Picture-v0",
    flags: { "env-leave-out": "camera" },
    says: /generation 1 ended/,
    reads: "observation.place.1",
    succeeds: true,
    refused: /camera\.frame.*21168.*--env-leave-out/s,
  },
  "a slow start": {
    id: "bridge/Compiles-v0",
    flags: { "python-timeout": "1.5s" },
    says: /generation 1 ended/,
    succeeds: true,
  },
  "six values a step": {
    id: "bridge/SixValues-v0",
    says: /six values a step.*is translated/,
    reads: "info.cost",
    succeeds: true,
  },
};

describePython("a small world of each kind, searched by the command line and exported", (interpreter) => {
  usePython(interpreter);
  const env = { REWARDSMITH_PYTHON: interpreter, PYTHONPATH: fixtures };

  test.each(Object.entries(worlds))("%s", async (_kind, { id, flags = {}, ...expected }) => {
    const cwd = emptyFolder();
    const module = `${id.split("/")[0] === "walk" ? "world" : "bridge"}_fixtures`;
    const named = ["--env", `gymnasium:${id}`, "--python-import", module];
    const asked = ["run", ...named, "--designer", "symbolic", "--json", "--display", "plain", ...size.split(" ")];
    if (expected.refused !== undefined) {
      const { code, stderr } = await callCommand(asked, { cwd, env });
      expect([code, stderr]).toEqual([2, expect.stringMatching(expected.refused)]);
    }
    const said = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    const { code, stdout, stderr } = await callCommand([...asked, ...said], { cwd, env });
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(expected.says);
    const summary = JSON.parse(stdout) as RunSummary;
    expect(summary.status).toBe("completed");
    expect(summary.best?.fitness?.mean).toEqual(expect.any(Number));
    expect(summary.best?.success === null).toBe(!expected.succeeds);
    if (expected.measure !== undefined) expect(summary.measured?.by).toContain(expected.measure);
    expect((summary.notices ?? []).join("\n")).toMatch(expected.notices ?? /^/);

    const options = problemOptions({
      ...defaults(),
      env: `gymnasium:${id}`,
      "python-import": [module],
      ...(flags["python-state"] && { "python-state": flags["python-state"] }),
      ...(flags["env-leave-out"] && { "env-leave-out": [flags["env-leave-out"]] }),
    });
    const loaded = await findEnvironment(`gymnasium:${id}`, options);
    const { control } = loaded.environment.spec;
    if (expected.reads !== undefined) expect(stateLayout(loaded.environment.spec).columns).toContain(expected.reads);

    const exported = join(cwd, "found.py");
    const taken = await callCommand(["export", summary.run, "--to", "python", "--out", exported], { cwd, env });
    expect(taken.code, taken.stderr).toBe(0);
    const choices = control.kind === "discrete" ? control.actions.length : 0;
    const episodes = [3, 8].map((seed) => ({
      seed,
      actions: Array.from({ length: 12 }, (_, step) => (choices > 0 ? (step + seed) % choices : Math.cos(step * seed))),
    }));
    const source = readFileSync(join(cwd, summary.run, "best/reward.ts"), "utf8");
    const { totals } = await paidHere(loaded, { source, episodes });
    const { probe } = JSON.parse(loaded.prepared as string) as { probe: Probe };
    const first = probe.action[0]?.low as number;
    const given = episodes.map(({ seed, actions }) => ({
      seed,
      actions: actions.map((one) => (choices > 0 ? one + first : [one])),
    }));
    const { stdout: paid } = await run(interpreter, ["-W", "ignore", player, exported, JSON.stringify(given)], {
      cwd,
      env: { ...process.env, ...env },
    });
    const there = JSON.parse(paid.trim().split("\n").at(-1) as string) as number[];
    expect(there).toHaveLength(totals.length);
    for (const [row, value] of there.entries()) expect(value).toBeCloseTo(totals[row] as number, 9);
  });
});
