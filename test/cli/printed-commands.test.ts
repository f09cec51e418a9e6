import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { createProgram } from "../../src/cli/main.ts";
import { serveCommand } from "../../src/server/command.ts";
import { commandNames } from "../../src/core/command-line.ts";

const source = fileURLToPath(new URL("../../src/", import.meta.url));

test("the words that make a text a command are the commands there are", () => {
  const names = createProgram([serveCommand()]).commands.map((command) => command.name());
  expect([...commandNames].sort()).toEqual(names.sort());
});

/** Every `rewardsmith …` that code can print: in backticks, after a colon, or made by commandLine. */
const written = (): { place: string; words: string[] }[] =>
  readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const code = readFileSync(join(source, name), "utf8").replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, "");
      const quoted = [...code.matchAll(/\brewardsmith ((?:[a-z]+|--[a-z-]+)[^`"\\\n;]*)/g)]
        .map(([, words]) => (words as string).split(/\s+/))
        .filter(([first]) => first?.startsWith("--") || commandNames.includes(first as (typeof commandNames)[number]));
      const made = [...code.matchAll(/commandLine\(((?:[^()]|\([^()]*\))*)\)/g)]
        .map(([, list]) => [...(list as string).matchAll(/"([^"]*)"|[\w.]+(?:\([^()]*\))?/g)])
        .map((words) => words.map(([whole, text]) => text ?? whole))
        .filter(([first]) => first !== undefined && !/^\.*words$/.test(first));
      return [...quoted, ...made].map((words) => ({ place: name, words }));
    });

/** What a command still lacks to be run as it is: an argument, or a name of a command that is none. */
const lacks = (program: Command, words: readonly string[]): string | null => {
  const [first = "", ...rest] = words;
  if (first.startsWith("--")) return ["--help", "--version"].includes(first) ? null : `the option ${first}`;
  const command = program.commands.find((one) => one.name() === first);
  if (command === undefined) return `the command ${first}`;
  if (command.commands.length > 0) return lacks(command, rest);
  if (rest.includes("--help")) return null;
  const needed = command.registeredArguments.filter(({ required }) => required).length;
  const given = rest.filter((word, index) => !word.startsWith("-") && !rest[index - 1]?.startsWith("--")).length;
  return given < needed ? `${needed - given} arguments of ${first}` : null;
};

test("every command that an error, a notice or a help text prints is whole", () => {
  const found = written();
  expect(found.length).toBeGreaterThan(15);
  const program = createProgram([serveCommand()]);
  const unfinished = found.flatMap(({ place, words }) => {
    const lack = lacks(program, words);
    return lack === null ? [] : [`${place}: rewardsmith ${words.join(" ")} lacks ${lack}`];
  });
  expect(unfinished).toEqual([]);
});
