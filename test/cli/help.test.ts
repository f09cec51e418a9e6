import type { Command } from "commander";
import { expect, test } from "vitest";
import { defaults } from "../../src/app/config.ts";
import type { Option } from "../../src/app/option-kinds.ts";
import { options } from "../../src/app/options.ts";
import { createProgram } from "../../src/cli/main.ts";

const commandAt = (...names: string[]): Command =>
  names.reduce((command, name) => command.commands.find((one) => one.name() === name) as Command, createProgram());

/** What help says of each option, by its long flag. */
const said = (...names: string[]): Record<string, string> =>
  Object.fromEntries(commandAt(...names).options.map(({ long, description }) => [long?.slice(2), description]));

test("the help of run shows every default that is a value, and every value of a choice", () => {
  const help = said("run");
  for (const [name, value] of Object.entries(defaults())) {
    if ((typeof value !== "string" && typeof value !== "number") || ["jobs", "deadline"].includes(name)) continue;
    expect(help[name], name).toContain(`(default: ${value})`);
  }
  expect(help["deadline"]).toContain("(default: 1h)");
  for (const [name, { expects }] of Object.entries(options as Record<string, Option>)) {
    const [, values] = /^one of (.*)$/.exec(expects) ?? [];
    for (const value of values?.split(", ") ?? []) expect(help[name], name).toContain(value);
  }
});

test("an option that means something else to a command is told in that command's words", () => {
  const run = said("run");
  for (const name of ["episodes", "seed", "deadline"]) expect(said("play")[name], name).not.toBe(run[name]);
  expect(said("play")["episodes"]).toContain("(default: 1)");
  for (const name of ["seed", "report-seeds"]) expect(said("evaluate")[name], name).not.toBe(run[name]);
  expect(said("evaluate")["report-seeds"]).not.toContain("best");
});

test("resume shows no default where the run's own value stays", () => {
  for (const [name, text] of Object.entries(said("resume"))) expect(text, name).not.toContain("(default: auto)");
  expect(said("resume")["deadline"]).not.toContain("default");
});

test("--json is a switch wherever it is; with play it may also name a file", () => {
  for (const names of [["run"], ["resume"], ["check"], ["evaluate"], ["list"], ["show"], ["doctor"], ["env", "list"]]) {
    expect(said(...names)["json"], names.join(" ")).toBe("print one JSON document on stdout");
  }
  const json = commandAt("play").options.find(({ long }) => long === "--json");
  expect(json).toMatchObject({ required: false, optional: true });
});
