import { expect, test } from "vitest";
import { commandsOf } from "./documented/commands.ts";
import { testDocumentedCommands } from "./documented/test-commands.ts";

test("commands are found in shell blocks and in running text, as they stand there", () => {
  const page = [
    "Say `npx rewardsmith doctor`, not `rewardsmith` or `doctor`.",
    "```sh",
    "npx rewardsmith run \\",
    "  --env cartpole   # the pole",
    "# nothing",
    "rewardsmith check a.ts --raise 'units/#'",
    "```",
    "````markdown",
    "```sh",
    "npm run nothing",
    "```",
    "````",
  ].join("\n");
  expect(commandsOf("page.md", page).map(({ line, command }) => `${line} ${command}`)).toEqual([
    "1 npx rewardsmith doctor",
    "4 npx rewardsmith run --env cartpole",
    "6 rewardsmith check a.ts --raise 'units/#'",
  ]);
  expect(() => commandsOf("page.md", "```\nnpx rewardsmith list\n```")).toThrow("page.md:2 is a command");
});

testDocumentedCommands({ slow: false });
