import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { designerNotices, resolveDesigner } from "../../src/app/designer-choice.ts";

const key = { OPENAI_API_KEY: "sk-any" };
const local = { OPENAI_BASE_URL: "http://127.0.0.1:1/v1" };

const resolve = async (flags: Record<string, unknown>, variables: Record<string, string | undefined> = {}) => {
  const { config, reason } = await resolveDesigner(
    resolveConfig({ flags: { env: "cartpole", ...flags }, variables }),
    variables,
  );
  return { designer: config.designer, usd: config["max-usd"], notices: designerNotices(config, reason) };
};

test.each([
  { name: "nothing is set", flags: {}, variables: {}, says: /symbolic: no language model is configured/ },
  { name: "a key without a model", flags: {}, variables: key, says: /symbolic: OPENAI_API_KEY is set, but no model/ },
  { name: "an empty key", flags: { model: "gpt-4o" }, variables: { OPENAI_API_KEY: "" }, says: /symbolic: a model is/ },
  { name: "a model without a key", flags: { model: "gpt-4o" }, variables: {}, says: /\(gpt-4o\), but neither OPENAI/ },
])("auto takes the built-in designer and says why: $name", async ({ flags, variables, says }) => {
  const { designer, usd, notices } = await resolve(flags, variables);
  expect({ designer, usd }).toEqual({ designer: "symbolic", usd: undefined });
  expect(notices).toEqual([expect.stringMatching(says)]);
});

test.each([
  { name: "a key and a priced model", flags: { model: "gpt-4o" }, variables: key, usd: 1, says: /\$1\.00 at most/ },
  { name: "a cap of one's own", flags: { model: "gpt-4o", "max-usd": 5 }, variables: key, usd: 5, says: /named/ },
  { name: "no money at all", flags: { model: "gpt-4o", "max-usd": 0 }, variables: key, usd: 0, says: /named/ },
  { name: "a model without a price", flags: { model: "qwen3" }, variables: local, usd: undefined, says: /BASE_URL/ },
  { name: "a recording", flags: { replay: "kept" }, variables: {}, usd: undefined, says: /--replay/ },
  {
    name: "a model from a variable",
    flags: {},
    variables: { ...key, REWARDSMITH_MODEL: "gpt-4o" },
    usd: 1,
    says: /gpt-4o/,
  },
])("auto takes the language model, caps its money, and says so: $name", async ({ flags, variables, usd, says }) => {
  const resolved = await resolve(flags, variables);
  expect(resolved).toMatchObject({ designer: "language-model", usd });
  expect(resolved.notices).toEqual([expect.stringMatching(says)]);
});

test.each(["symbolic", "language-model"])(
  "a designer that was named is taken as it is, uncapped: %s",
  async (designer) => {
    expect(await resolve({ designer, model: "gpt-4o" }, key)).toEqual({ designer, usd: undefined, notices: [] });
  },
);
