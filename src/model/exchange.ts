import { Agent as PlainAgent, request as plainRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { messageOf, RewardsmithError, usageError } from "../core/errors.ts";
import { BodyTooLong, decodeBody, UnknownEncoding } from "./decode.ts";

/** What a server answered, whatever it is: any status, any text. */
export type Exchange = { status: number; headers: IncomingHttpHeaders; text: string };

export type Send = (request: {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
  signal: AbortSignal;
}) => Promise<Exchange>;

/** A hundred times the longest answer of a model; a server without an end must not fill the memory. */
export const longestBody = 16 * 2 ** 20;

/** The answer had begun when the connection failed. */
export class BrokenBody extends Error {}

const tooLong = () =>
  new RewardsmithError({
    code: "model-body",
    message: `the server's answer is longer than ${longestBody / 2 ** 20} MB: it was cut off and is not asked for again`,
    action: "check OPENAI_BASE_URL: no language model answers at such length",
  });

const readBody = async (incoming: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > longestBody) throw new BodyTooLong(); // leaving the loop closes the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readAnswer = async (incoming: IncomingMessage): Promise<Exchange> => {
  const { headers, statusCode: status = 0 } = incoming;
  const encoding = headers["content-encoding"] ?? "";
  try {
    return { status, headers, text: await decodeBody(await readBody(incoming), { encoding, limit: longestBody }) };
  } catch (error) {
    if (error instanceof BodyTooLong) throw tooLong();
    if (error instanceof UnknownEncoding) {
      throw new RewardsmithError({
        code: "model-body",
        message: `the server's answer is packed as '${error.message.slice(0, 40)}', which nobody asked for and nothing here unpacks`,
        action: "have the server, or the proxy before it, answer as plain text or gzip",
      });
    }
    throw new BrokenBody(messageOf(error), { cause: error });
  }
};

/** A machine's own servers are never reached through a proxy (as in Go's net/http, whatever NO_PROXY says). */
const isOwn = (url: URL): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);

/**
 * One request and its whole answer, over `node:http`: the built-in `fetch` gives up after 300 s without a header, which a
 * slow local model exceeds, and makes no Response of odd statuses. The deadline is the caller's signal alone; the body is
 * bounded; redirects are not followed (a key must not travel on). `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are heeded;
 * an https server is reached by a tunnel, so that its proxy never sees the key. Rejects with Node's error where nothing
 * was answered, BrokenBody where an answer breaks off, RewardsmithError where asking again cannot mend it.
 */
export const createSend = (variables: NodeJS.ProcessEnv = {}): Send => {
  /** None for the machine's own servers, and where no proxy is set. */
  const agentFor = (url: URL): { agent?: PlainAgent } => {
    const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
    const proxy = variables[name.toLowerCase()] || variables[name];
    if (!proxy || isOwn(url)) return {};
    if (!/^https?:\/\//i.test(proxy) || !URL.canParse(proxy)) {
      throw usageError({
        code: "model-proxy",
        message: `${name} is set to what is no http(s) address of a proxy`,
        action: `set ${name} to one like http://proxy.example:3128, or unset it`,
      });
    }
    return { agent: new (url.protocol === "https:" ? SecureAgent : PlainAgent)({ proxyEnv: variables }) };
  };

  return async ({ url, headers, body, signal }) => {
    const request = url.protocol === "https:" ? secureRequest : plainRequest;
    const agent = agentFor(url);
    return new Promise<Exchange>((resolve, reject) => {
      const length = String(Buffer.byteLength(body));
      const outgoing = request(url, {
        method: "POST",
        headers: { ...headers, "content-length": length },
        signal,
        ...agent,
      });
      outgoing.on("response", (incoming) => resolve(readAnswer(incoming)));
      // Without a listener a switch of protocols (101) would only close the connection.
      outgoing.on("upgrade", ({ statusCode: status = 0, headers: received }, socket) => {
        socket.destroy();
        resolve({ status, headers: received, text: "" });
      });
      outgoing.on("error", reject);
      outgoing.on("close", () => reject(new Error("the connection was closed without an answer")));
      outgoing.end(body);
    });
  };
};
