import { validateHeaderName, validateHeaderValue } from "node:http";
import { usageError } from "../core/errors.ts";
import { redact } from "./redact.ts";

export const defaultBaseUrl = "https://api.openai.com/v1";

/** A server of chat completions as the environment variables describe it. */
export type ModelServer = {
  /** Without a slash at its end. It may hold credentials: `redact` it before it is shown. */
  baseUrl: string;
  /** Of every request; they hold the key. */
  headers: Readonly<Record<string, string>>;
  /** What no message, notice, event or file may hold. */
  secrets: readonly string[];
};

const readKey = (given: string | undefined): string => {
  const key = given?.trim() ?? "";
  if (key === "") {
    throw usageError({
      code: "model-key-missing",
      message: "the language-model designer needs a key and OPENAI_API_KEY is not set",
      action: "set OPENAI_API_KEY (any text for a local server), or use --designer symbolic, which needs none",
    });
  }
  if (!/^[\u0021-\u007e]+$/.test(key)) {
    throw usageError({
      code: "model-key-malformed",
      message: "OPENAI_API_KEY holds a space, a line break or a character that no key has",
      action: "copy the key again, without quotes around it",
    });
  }
  return key;
};

const readBaseUrl = (given: string | undefined): string => {
  const baseUrl = given === undefined || given.trim() === "" ? defaultBaseUrl : given.trim();
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return baseUrl.replace(/\/$/, "");
  throw usageError({
    code: "model-base-url",
    message: `OPENAI_BASE_URL '${redact(baseUrl)}' is not an http(s) address`,
    action: `give one like ${defaultBaseUrl} or http://127.0.0.1:11434/v1`,
  });
};

/** A header that cannot be sent is told before anything is. Its value stays untold: it may be a key. */
const checkHeader = ({ name, value, variable }: { name: string; value: string; variable: string }): void => {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw usageError({
      code: "model-header",
      message: `${variable} cannot be sent as the header '${redact(name)}': it holds a line break or another character that no header may`,
      action: `set ${variable} again, in one line of plain characters`,
    });
  }
};

/** `OPENAI_CUSTOM_HEADERS`, as OpenAI's own clients read it: one `Name: value` a line. */
const readCustomHeaders = (given: string | undefined): [name: string, value: string][] =>
  (given ?? "")
    .split("\n")
    .map((line) => [line, line.indexOf(":")] as const)
    .filter(([, colon]) => colon > 0)
    .map(([line, colon]) => [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);

/** Reads `OPENAI_API_KEY`, `_BASE_URL`, `_ORG_ID`, `_PROJECT_ID` and `_CUSTOM_HEADERS`. Usage errors for what cannot be used. */
export const readServer = (variables: NodeJS.ProcessEnv): ModelServer => {
  const key = readKey(variables["OPENAI_API_KEY"]);
  const custom = readCustomHeaders(variables["OPENAI_CUSTOM_HEADERS"]);
  const named = [
    ["OpenAI-Organization", "OPENAI_ORG_ID"],
    ["OpenAI-Project", "OPENAI_PROJECT_ID"],
  ] as const;
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  for (const [name, variable] of named) {
    const value = variables[variable]?.trim() ?? "";
    if (value === "") continue;
    checkHeader({ name, value, variable });
    headers[name.toLowerCase()] = value;
  }
  for (const [name, value] of custom) {
    checkHeader({ name, value, variable: "OPENAI_CUSTOM_HEADERS" });
    headers[name.toLowerCase()] = value;
  }
  return {
    baseUrl: readBaseUrl(variables["OPENAI_BASE_URL"]),
    headers: {
      ...headers,
      "content-type": "application/json",
      accept: "application/json, text/event-stream;q=0.5",
      "user-agent": "rewardsmith",
    },
    secrets: [key, ...custom.map(([, value]) => value)],
  };
};

/** Where completions are asked for; a query in the base URL (Azure's `api-version`) stays at the end. */
export const completionsUrl = (baseUrl: string): URL => {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/chat/completions`;
  return url;
};
