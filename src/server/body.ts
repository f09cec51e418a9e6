import type { Context } from "hono";
import { prettifyError, type z } from "zod";
import { usageError } from "../core/errors.ts";

/** A request's JSON in the form that a route expects. Throws `bad-request`, which says what is wrong with it. */
export const bodyOf = async <Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.infer<Schema>> => {
  const type = context.req.header("content-type") ?? "";
  // Also what keeps a form on another page from sending anything.
  const refuse = (message: string): never => {
    throw usageError({ code: "bad-request", message, action: "Reload the page and try again." });
  };
  if (!type.startsWith("application/json")) refuse(`a request is JSON, not "${type}"`);
  const document: unknown = await context.req.json().catch(() => refuse("the request is no JSON"));
  const read = schema.safeParse(document);
  return read.success ? read.data : refuse(prettifyError(read.error));
};
