import { timingSafeEqual } from "node:crypto";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";

/*
 * Whoever reaches this machine's loopback is not yet who started the server: other users, and every page that a browser
 * shows. So each request must
 * - name a loopback host (a page elsewhere whose name was rebound to 127.0.0.1 sends its own name),
 * - come from no other origin,
 * - bring the token: in the address once, from then on in a cookie that no other site's request carries.
 * Not covered: who may read the person's files or memory may read the token too.
 */

const mostBytes = 256 * 1024;

const isLoopback = (host: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host);

const isSame = (given: string, token: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Cookies know no ports: each server has its own, so that two do not take each other's. */
const cookieOf = (host: string): string => `rewardsmith-${host.split(":").at(-1) ?? ""}`.replaceAll(/[^\w-]/g, "");

export const hostAndOrigin = createMiddleware(async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!isLoopback(host)) return context.text("This server answers to loopback names alone.\n", 403);
  const origin = context.req.header("origin");
  const isForeign = origin !== undefined && origin !== `http://${host}`;
  const site = context.req.header("sec-fetch-site") ?? "none";
  // A link elsewhere may open a page here, where the cookie stays behind; nothing else may come from another site.
  const isLink = context.req.header("sec-fetch-mode") === "navigate" && context.req.method === "GET";
  if (isForeign || (!["none", "same-origin"].includes(site) && !isLink))
    return context.text("This server answers to its own pages alone.\n", 403);
  await next();
});

export const withToken = (token: string) =>
  createMiddleware(async (context, next) => {
    const name = cookieOf(context.req.header("host") ?? "");
    const url = new URL(context.req.url);
    const given = url.searchParams.get("token");
    if (given !== null && isSame(given, token) && context.req.method === "GET") {
      setCookie(context, name, token, { httpOnly: true, sameSite: "Strict", path: "/" });
      url.searchParams.delete("token");
      // Out of the address, and so of its history and of what is copied from it.
      return context.redirect(`${url.pathname}${url.search}`, 303);
    }
    if (!isSame(getCookie(context, name) ?? "", token)) {
      const say =
        "Open the address that `rewardsmith serve` printed: the token in it is missing here, or of another server.\n";
      return context.text(say, 401);
    }
    await next();
  });

/** Nothing is loaded from elsewhere, framed, or run that does not come from this server. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
  crossOriginEmbedderPolicy: "require-corp",
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
});

export const smallBodies = bodyLimit({
  maxSize: mostBytes,
  onError: (context) => context.json({ error: `a request holds at most ${mostBytes} bytes` }, 413),
});
