import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { contactRequest } from "../../src/model/contact.ts";

/** How the server meets one request. */
export type Reply = (response: ServerResponse) => void;

export type SeenRequest = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> };

const send = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
};

export const completionBody = (message: Record<string, unknown>, finishReason: string | null = "stop") => ({
  id: "scripted",
  object: "chat.completion",
  created: 0,
  model: "scripted",
  usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finishReason }],
});

export const answer =
  (text: string, finishReason = "stop"): Reply =>
  (response) =>
    send(response, 200, JSON.stringify(completionBody({ content: text }, finishReason)));

export const refusal =
  (text: string): Reply =>
  (response) =>
    send(response, 200, JSON.stringify(completionBody({ content: null, refusal: text })));

/** Any JSON with status 200. */
export const success =
  (body: unknown): Reply =>
  (response) =>
    send(response, 200, JSON.stringify(body));

export const failure =
  (
    status: number,
    {
      headers,
      ...error
    }: { headers?: Record<string, string>; message?: string; code?: string; type?: string; param?: string } = {},
  ): Reply =>
  (response) =>
    send(response, status, JSON.stringify({ error: { message: "scripted failure", ...error } }), headers);

export const raw =
  (body: string, { status = 200, type = "application/json" }: { status?: number; type?: string } = {}): Reply =>
  (response) =>
    send(response, status, body, { "content-type": type });

/** Headers and half a body, then silence. */
export const stalled: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"id": "scripted", "choices": [');
};

/** Not even headers. */
export const silent: Reply = () => {};

/** Half a body, then the socket is gone. */
export const cut: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"id": "scripted", "choices": [', () => response.socket?.destroy());
};

/** The socket is gone before any headers. */
export const reset: Reply = (response) => void response.socket?.destroy();

/** Any bytes at all in the place of an answer, the status line included; then the connection ends. */
export const bytes =
  (...parts: (string | Uint8Array)[]): Reply =>
  ({ socket }) => {
    for (const part of parts) socket?.write(part);
    socket?.end();
  };

/** A body as it is, whatever its type and packing. */
export const body =
  (content: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Reply =>
  (response) =>
    void response.writeHead(status, headers).end(content);

/** A body that never ends. */
export const endless: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const block = "x".repeat(1 << 20);
  const more = () => {
    while (!response.destroyed && response.write(block));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
};

export type ScriptedServer = {
  baseURL: string;
  requests: SeenRequest[];
  /** First contacts, which are answered by themselves unless the script is to meet them. */
  contacts: SeenRequest[];
  close(): Promise<void>;
};

/** Server-sent events, one for each value; `done` for the mark at the end. */
export const events =
  (chunks: readonly unknown[], { done = true, type = "text/event-stream" } = {}): Reply =>
  (response) =>
    send(
      response,
      200,
      [...chunks.map((chunk) => JSON.stringify(chunk)), ...(done ? ["[DONE]"] : [])]
        .map((data) => `data: ${data}\n\n`)
        .join(""),
      { "content-type": type },
    );

/** What a run's first contact asks. */
const contactMessages = JSON.stringify(contactRequest({ model: "", temperature: 1 }).messages);

/**
 * An OpenAI-compatible endpoint on loopback: request n meets reply n, requests past the end meet the last one. A run's
 * first contact is answered beside the script, or is its first request.
 */
export const startScriptedServer = async (
  script: readonly Reply[],
  { contact = "answered" }: { contact?: "answered" | "scripted" } = {},
): Promise<ScriptedServer> => {
  const requests: SeenRequest[] = [];
  const contacts: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const seen = { path: request.url ?? "", headers: request.headers, body: JSON.parse(text) as SeenRequest["body"] };
    if (contact === "answered" && JSON.stringify(seen.body["messages"]) === contactMessages) {
      contacts.push(seen);
      answer("yes")(response);
      return;
    }
    requests.push(seen);
    const reply = script[Math.min(requests.length, script.length) - 1];
    reply?.(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    contacts,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
