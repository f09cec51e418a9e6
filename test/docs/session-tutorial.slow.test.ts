import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandsOf } from "../cli/documented/commands.ts";
import { emptyFolder, runCommand } from "../cli/command.ts";

const document = "docs/tutorials/session.md";
const page = readFileSync(join(import.meta.dirname, "../..", document), "utf8");

/** A reader's search, so small that it learns little: what is printed is the same but for the figures. */
const small =
  "--steps 512 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --references none --answers lines".split(
    " ",
  );

type Part = { command: string; typed: string[]; printed: string[] };

/** The commands of the page, each with what is typed and printed after it, up to the next one. */
const parts = (): Part[] =>
  [...page.matchAll(/^```(sh|text)\n([^]*?)^```$/gm)].reduce<Part[]>((found, [, language, text = ""]) => {
    if (language === "sh")
      return [
        ...found,
        ...commandsOf(document, `\`\`\`sh\n${text}\`\`\``).map(({ command }) => ({ command, typed: [], printed: [] })),
      ];
    const lines = text.split("\n").filter((line) => line !== "");
    const part = found.at(-1) as Part;
    part.typed.push(...lines.filter((line) => line.startsWith("> ")).map((line) => line.slice(2)));
    part.printed.push(...lines.filter((line) => !line.startsWith("> ")));
    return found;
  }, []);

/** A line whatever its numbers are; what came of a training, and of a generation, only as it begins. */
const shapeOf = (line: string): string =>
  (/^(?: {2}g\d|generation \d+ ended)/.test(line) ? (line.split(":")[0] as string) : line).replaceAll(
    /[−-]?\d+(?:\.\d+)?/g,
    "0",
  );

const wordsOf = (command: string): string[] =>
  [...command.replace(/^npx rewardsmith /, "").matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? "",
  );

test("the tutorial of the session is carried out as it stands: each command, each answer, and what is printed to it, in its order", async () => {
  const cwd = emptyFolder();
  const all = parts();
  expect(all.map(({ command }) => wordsOf(command)[0])).toEqual(["session", "play", "export", "resume", "session"]);
  for (const { command, typed, printed } of all) {
    const asked = wordsOf(command);
    const isSession = asked[0] === "session";
    const { code, stdout, stderr } = await runCommand([...asked, ...(isSession ? small : [])], {
      cwd,
      ...(isSession && { input: `${typed.join("\n")}\n` }),
    });
    expect(code, `${command}\n${stderr}`).toBe(0);
    // Every answer was one to a question: none was left over, or refused.
    expect(stderr).not.toContain("is none of the answers");
    const lines = `${stderr}\n${stdout}`.split("\n").map(shapeOf);
    let from = 0;
    for (const line of printed) {
      const at = lines.findIndex((each, place) => place >= from && each.startsWith(shapeOf(line)));
      expect(at, `never printed after what stands before it:\n${line}\n\n${stderr}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
  }
});
