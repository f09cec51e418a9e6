import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { commandsOf } from "./documented/commands.ts";
import { openPlace } from "./documented/place.ts";
import { testCostsKnown, testDocumentedCommands } from "./documented/test-commands.ts";

test("commands are found in shell blocks and in running text, as they stand there", () => {
  const page = [
    "Say `npx rewardsmith doctor`, not `rewardsmith` or `doctor`.",
    "```sh",
    "npx rewardsmith run \\",
    "  --env cartpole   # the pole isn't 'long'",
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

const runs = fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url));

test("a command of a new kind fails until it is known what it costs", async () => {
  const place = await openPlace(runs);
  onTestFinished(() => place.close());
  for (const command of ["rewardsmith rework a.ts", "npx rewardsmith rework a.ts", "npm run rework", "npx rework a"]) {
    expect(await place.run(command)).toMatchObject({ code: 97, stderr: expect.stringContaining("commands.ts") });
  }
  await expect(place.run("curl example.org")).rejects.toThrow("commands.ts");
  await expect(place.run("rewardsmith show …")).rejects.toThrow("place.ts");
  expect(await place.run("npx rewardsmith env list > environments.txt")).toMatchObject({ code: 0, unwritten: [] });
  expect(await place.run("npx rewardsmith --version --out none.txt")).toMatchObject({ unwritten: ["none.txt"] });
});

testCostsKnown();
testDocumentedCommands({ slow: false });
