import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fillPrompt, loadPrompts, promptsFolder } from "../../../src/designer/language-model/templates.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "prompts-"));
  await cp(promptsFolder(), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const edit = async (name: string, change: (text: string) => string) => {
  const path = join(folder, `${name}.md`);
  await writeFile(path, change(await readFile(path, "utf8")));
};

test("the package's templates load; comments for their editors stay behind", () => {
  const prompts = loadPrompts();
  for (const text of Object.values(prompts)) {
    expect(text).not.toContain("<!--");
    expect(text.length).toBeGreaterThan(50);
  }
});

test.each([
  ["repair", (text: string) => `${text}\n{{reward}}`, /repair\.md has an unknown slot \{\{reward\}\}/],
  ["initial", (text: string) => text.replace("{{task}}", ""), /initial\.md lacks the slot \{\{task\}\}/],
])("a template with a wrong slot is refused: %s", async (name, change, message) => {
  await edit(name, change);
  expect(() => loadPrompts(folder)).toThrow(message);
});

test("a missing template is refused with its path and slots", async () => {
  await rm(join(folder, "turn.md"));
  try {
    loadPrompts(folder);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      code: "prompt-missing",
      exitCode: 2,
      action: expect.stringContaining("{{result}}") as string,
    });
  }
});

test("values are put in as they are: no slot in them is filled, no pattern in them is read", () => {
  const text = fillPrompt(
    { ...loadPrompts(), repair: "{{problem}} | {{ diagnostics }}" },
    { name: "repair", values: { problem: "{{diagnostics}} $& $1", diagnostics: "d" } },
  );
  expect(text).toBe("{{diagnostics}} $& $1 | d");
});

test("empty slots leave no gap", () => {
  const prompts = {
    ...loadPrompts(),
    initial: "{{task}}\n\n{{environment}}\n\n{{episodes}}\n\n{{archive}}\n\n{{constraints}}\n\nend",
  };
  const values = { task: "t", environment: "e", examples: "", episodes: "", archive: "", constraints: "c" };
  expect(fillPrompt(prompts, { name: "initial", values })).toBe("t\n\ne\n\nc\n\nend");
});
