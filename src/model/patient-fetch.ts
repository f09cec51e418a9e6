import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

/** Statuses that a Response may not carry a body with. */
const bodiless = new Set([101, 204, 205, 304]);

/**
 * `fetch` without the built-in one's own limit of 300 s before headers and between parts of a body, which a slow local
 * model or a long reasoning answer exceeds: the deadline is the caller's signal alone. Follows no redirects (a key must
 * not travel on) and asks for no compression. Takes what the `openai` client gives: an address, a method, headers, a text.
 */
export const patientFetch = async (
  input: string | URL | Request,
  { method = "GET", headers, body, signal }: RequestInit = {},
): Promise<Response> => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (body !== undefined && body !== null && typeof body !== "string") {
    throw new TypeError("patientFetch: the body must be a text");
  }
  const send = url.protocol === "https:" ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      { method, headers: Object.fromEntries(new Headers(headers)), ...(signal ? { signal } : {}) },
      (incoming) => {
        const status = incoming.statusCode ?? 0;
        const received = new Headers();
        for (const [name, values] of Object.entries(incoming.headersDistinct)) {
          for (const value of values ?? []) received.append(name, value);
        }
        const empty = bodiless.has(status);
        if (empty) incoming.resume();
        const content = empty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
        resolve(new Response(content as ConstructorParameters<typeof Response>[0], { status, headers: received }));
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body ?? undefined);
  });
};
