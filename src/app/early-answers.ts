import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Completion, CompletionRequest, Store } from "../core/interfaces.ts";
import { cacheKey, isCompletion } from "../model/cache.ts";
import { documentDamaged, parseDocument } from "../store/documents.ts";
import { printJson } from "../store/run-store.ts";

/** What was asked, and paid for, before there was a run folder to keep it in. */
export type EarlyAnswer = { request: CompletionRequest; completion: Completion };

const earlyFile = "early.json";

/** With its cache key: the base URL in it may hold a secret, and says whose answer it is. */
type Kept = EarlyAnswer & { key: string };

/**
 * The file that holds them in a new run's folder. It appears with the folder: a run whose process dies before its log knows
 * of them counts them nevertheless.
 */
export const earlyFiles = (answers: EarlyAnswer[], { baseUrl }: { baseUrl: string }): Record<string, string> => {
  if (answers.length === 0) return {};
  const kept = answers.map((answer): Kept => ({ key: cacheKey(answer.request, { baseUrl }), ...answer }));
  return { [earlyFile]: printJson({ answers: kept }) };
};

const isKept = (value: unknown): value is Kept => {
  const { request, completion } = (value ?? {}) as Partial<Kept>;
  return typeof request?.label === "object" && isCompletion(completion);
};

/** With their cache keys, whichever server's they are. Throws `document-damaged`. */
export const readAllEarly = async (store: Pick<Store, "folder" | "read">): Promise<Kept[]> => {
  const path = join(store.folder, earlyFile);
  if (!existsSync(path)) return [];
  const { answers } = parseDocument(await store.read(earlyFile), { path }) as { answers?: unknown };
  if (!Array.isArray(answers) || !answers.every(isKept)) throw documentDamaged(path, "it holds no answers");
  return answers;
};

/** Those of this server. Throws `document-damaged`. */
export const readEarlyAnswers = async (
  store: Pick<Store, "folder" | "read">,
  { baseUrl }: { baseUrl: string },
): Promise<EarlyAnswer[]> =>
  (await readAllEarly(store)).filter(({ key, request }) => cacheKey(request, { baseUrl }) === key);
