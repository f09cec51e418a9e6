import { useEffect, useRef, useState } from "preact/hooks";
import { copiedAnswer, isCopy } from "./copy/answers.ts";

/** What the server says where it cannot do as asked: in words, with what to do next. */
export type Refusal = { error: string; action?: string; code?: string };

export class ServerError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.error);
    this.refusal = refusal;
  }
}

const unreachable: Refusal = {
  error: "The server does not answer.",
  action: "This page goes on by itself once it is started again, as `rewardsmith serve` does.",
};

const answerOf = async <Value>(response: Response): Promise<Value> => {
  if (response.ok) return (await response.json()) as Value;
  const text = await response.text();
  try {
    throw new ServerError(JSON.parse(text) as Refusal);
  } catch (thrown) {
    throw thrown instanceof ServerError ? thrown : new ServerError({ error: text.trim() || response.statusText });
  }
};

const asked = async (address: string, options?: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, options);
  } catch {
    throw new ServerError(unreachable);
  }
};

const notCopied: Refusal = {
  error: "This is not part of the copy.",
  action: "`rewardsmith serve` shows it, where the run lies.",
};

/** Data of a page: `get<RunsPage>("/api/runs")`. Throws a `ServerError`. */
export const get = async <Value>(address: string): Promise<Value> => {
  if (!isCopy) return answerOf<Value>(await asked(address));
  const answer = copiedAnswer(address);
  if (answer === null) throw new ServerError(notCopied);
  return (await answer) as Value;
};

/** Says something to the server; when it resolves it is on the disk. */
export const send = async <Value>(
  address: string,
  body: unknown,
  { method = "POST" }: { method?: "POST" | "PUT" | "DELETE" } = {},
): Promise<Value> => {
  if (isCopy) throw new ServerError(notCopied);
  return answerOf<Value>(
    await asked(address, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );
};

/** `connected`: whether changes are heard of as they come. */
export type Viewed<Value> = { data: Value | null; refusal: Refusal | null; connected: boolean; reload: () => void };

/** At most so often a page asks again, however fast its run goes. */
const betweenMilliseconds = 700;

/** What to be told of: runs by name, and the list of them. */
export type Topics = { runs?: readonly string[]; list?: boolean };

const eventsAddress = ({ runs = [], list = false }: Topics): string => {
  const query = new URLSearchParams([...runs.map((name) => ["run", name]), ...(list ? [["list", ""]] : [])]);
  return `/api/events?${query}`;
};

/**
 * A page's data, asked for again whenever its topics change, and once more when a lost server is back. What was there
 * stays until the new one has come.
 */
export const useView = <Value>(address: string, topics: Topics = {}): Viewed<Value> => {
  const [state, setState] = useState<Omit<Viewed<Value>, "reload">>({ data: null, refusal: null, connected: true });
  const ask = useRef(() => {});
  const events = eventsAddress(topics);
  const isTold = (topics.runs?.length ?? 0) > 0 || topics.list === true;
  useEffect(() => {
    let isOver = false;
    let isAsking = false;
    let isWanted = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const change = (next: Partial<Viewed<Value>>): void => {
      if (!isOver) setState((before) => ({ ...before, ...next }));
    };
    const load = async (): Promise<void> => {
      if (isAsking || timer !== undefined) {
        isWanted = true;
        return;
      }
      isAsking = true;
      isWanted = false;
      try {
        change({ data: await get<Value>(address), refusal: null });
      } catch (thrown) {
        change({ refusal: thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) } });
      }
      isAsking = false;
      timer = setTimeout(() => {
        timer = undefined;
        if (isWanted && !isOver) void load();
      }, betweenMilliseconds);
    };
    ask.current = () => void load();
    void load();
    const source = isTold && !isCopy ? new EventSource(events) : null;
    source?.addEventListener("run", () => void load());
    source?.addEventListener("runs", () => void load());
    source?.addEventListener("open", () => {
      change({ connected: true });
      // What happened while nobody was listening.
      void load();
    });
    source?.addEventListener("error", () => change({ connected: false }));
    return () => {
      isOver = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [address, events, isTold]);
  return { ...state, reload: () => ask.current() };
};
