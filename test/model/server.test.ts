import { expect, test } from "vitest";
import { completionsUrl, readServer } from "../../src/model/server.ts";

const problemOf = (variables: NodeJS.ProcessEnv): unknown => {
  try {
    return readServer(variables);
  } catch (error) {
    return error;
  }
};

test.each([
  { key: undefined, code: "model-key-missing" },
  { key: "  ", code: "model-key-missing" },
  { key: "sk-a b", code: "model-key-malformed" },
  { key: "sk-„a“", code: "model-key-malformed" },
])("a key that cannot be one is refused before any request: $key", ({ key, code }) => {
  const error = problemOf(key === undefined ? {} : { OPENAI_API_KEY: key });
  expect(error).toMatchObject({ code, exitCode: 2 });
  if (key?.trim()) expect((error as Error).message).not.toContain(key);
});

test.each(["localhost:8080", "ftp://x/v1", "nonsense"])("a base URL that is none is refused by name: %s", (url) => {
  const error = problemOf({ OPENAI_API_KEY: "x", OPENAI_BASE_URL: url });
  expect(error).toMatchObject({ code: "model-base-url", exitCode: 2 });
  expect((error as Error).message).toContain(url);
});

test.each([
  { OPENAI_PROJECT_ID: "proj\nsecond line" },
  { OPENAI_ORG_ID: "org\r\nx: y" },
  { OPENAI_CUSTOM_HEADERS: "api-key: „quoted“" },
  { OPENAI_CUSTOM_HEADERS: "api key: x" },
])("a header that cannot be sent is a mistake of settings, told before anything is sent: %j", (variables) => {
  const error = problemOf({ OPENAI_API_KEY: "x", ...variables }) as Error;
  expect(error).toMatchObject({ code: "model-header", exitCode: 2 });
  expect(error.message).toContain(Object.keys(variables)[0] as string);
});

test("headers of OpenAI's own variables are sent; their values count as secrets where they may be keys", () => {
  const server = readServer({
    OPENAI_API_KEY: " sk-0123456789abcdef \n",
    OPENAI_ORG_ID: "org-1",
    OPENAI_PROJECT_ID: "proj-1\n",
    OPENAI_CUSTOM_HEADERS: "api-key: azure-0123456789\nX-Title: mine",
  });
  expect(server.headers).toMatchObject({
    authorization: "Bearer sk-0123456789abcdef",
    "openai-organization": "org-1",
    "openai-project": "proj-1",
    "api-key": "azure-0123456789",
    "x-title": "mine",
  });
  expect(server.secrets).toEqual(["sk-0123456789abcdef", "azure-0123456789", "mine"]);
});

test.each([
  ["https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions"],
  ["http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1/chat/completions"],
  [
    "https://me.openai.azure.com/openai/deployments/x?api-version=2024-10-21",
    "https://me.openai.azure.com/openai/deployments/x/chat/completions?api-version=2024-10-21",
  ],
  ["http://host", "http://host/chat/completions"],
])("completions are asked for below %s", (given, url) => {
  expect(completionsUrl(readServer({ OPENAI_API_KEY: "x", OPENAI_BASE_URL: given }).baseUrl).href).toBe(url);
});
