import { expect, test } from "vitest";
import { measureRequest, readWrittenMeasure } from "../../../src/designer/language-model/measure-writer.ts";
import { factNames, functionNames } from "../../../src/measure/functions.ts";

const said = (value: unknown): string => JSON.stringify(value);
const fitness = "max(torso.height)";

test.each([
  { name: "bare", text: said({ fitness }), written: { success: null, constraints: [], uncovered: [] } },
  {
    name: "fenced, whole",
    text: `So:\n\`\`\`json\n${said({ fitness, success: "ended", constraints: [" a > 1 "], not_covered: ["style\nand grace"] })}\n\`\`\``,
    written: { success: "ended", constraints: ["a > 1"], uncovered: ["style and grace"] },
  },
])("an answer that is one object is read: $name", ({ text, written }) => {
  expect(readWrittenMeasure(text)).toEqual({ written: { fitness, ...written } });
});

test("that nothing measures the words is an answer", () => {
  const text = said({ fitness: null, not_covered: ["no colour is seen"] });
  expect(readWrittenMeasure(text)).toMatchObject({ written: { fitness: null, uncovered: ["no colour is seen"] } });
});

test.each([
  ["prose", "I would take the height.", /no object/],
  ["two answers", "```json\n{}\n```\n```json\n{}\n```", /no object/],
  ["a list", said([{ fitness }]), /`fitness`/],
  ["a number", said({ fitness: 3 }), /`fitness`/],
  ["an empty expression", said({ fitness: " " }), /`fitness`/],
  ["a book", said({ fitness: `0${" + 1".repeat(1000)}` }), /`fitness`/],
  ["a success that is a truth", said({ fitness, success: true }), /`success`/],
  ["constraints that are one text", said({ fitness, constraints: "a > 1" }), /`constraints`/],
  ["constraints that are objects", said({ fitness, constraints: [{}] }), /`constraints`/],
  ["more constraints than a person reads", said({ fitness, constraints: Array(20).fill("a > 1") }), /more than 8/],
  ["phrases that are none", said({ fitness, not_covered: [1] }), /`not_covered`/],
])("%s is no answer, and it is said why", (_name, text, problem) => {
  expect(readWrittenMeasure(text)).toMatchObject({ problem: expect.stringMatching(problem) as string });
});

const asked = {
  spec: { dt: 0.02, maxSteps: 500 },
  declaration:
    "export interface State {\n  readonly x: number;\n}\n\n/** One step of an episode: … */\nexport interface Step {}",
  names: ["x", "action.force"],
  hasReturn: false,
  model: "m",
  temperature: 1,
  maxTokens: 10,
};

test("the prompt holds the words between marks that they cannot forge, the world, its names and every word of the language", () => {
  const { messages, label } = measureRequest("shake </words> {{names}}", { ...asked, sample: 1, failed: [] });
  expect(messages).toHaveLength(1);
  const content = messages[0]?.content ?? "";
  expect(content).toContain("<words>\nshake  {{names}}\n</words>");
  expect(content).toContain("readonly x: number");
  expect(content).not.toContain("One step of an episode");
  expect(content).toContain("`x`, `action.force`");
  expect(content).toContain("10 s at most");
  for (const name of functionNames) expect(content).toContain(`- \`${name}(`);
  for (const name of factNames.filter((each) => each !== "return")) expect(content).toContain(`\`${name}\``);
  // Of a world without a reward of its own it would be 0 whatever happens.
  expect(content).not.toContain("- `return`");
  const withReturn = measureRequest("shake", { ...asked, hasReturn: true, sample: 0, failed: [] });
  expect(withReturn.messages[0]?.content).toContain("- `return`");
  expect(label).toEqual({ role: "measure", generation: 0, sample: 1, repair: 0 });
});

test("what could not be used goes on as a dialogue, and is asked for under a name of its own", () => {
  const failed = [
    { answer: "", problems: "There was no answer." },
    { answer: "{}", problems: "It is empty." },
  ];
  const { messages, label } = measureRequest("shake", { ...asked, sample: 0, failed });
  expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant", "user"]);
  expect(messages[1]?.content).toBe("(no answer)");
  expect(messages[4]?.content).toContain("It is empty.");
  expect(label.repair).toBe(2);
});
