import type { CompletionRequest, LanguageModel } from "../../src/core/interfaces.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { withAlike } from "../../src/model/alike.ts";
import { createBudget, withBudget } from "../../src/model/budget.ts";
import type { Budget, Caps } from "../../src/model/budget.ts";
import { withCache } from "../../src/model/cache.ts";
import type { CompletionLedger } from "../../src/model/cache.ts";
import type { Clock } from "../../src/model/clock.ts";
import { createOpenAiModel } from "../../src/model/openai.ts";
import { readServer } from "../../src/model/server.ts";
import { withRetry } from "../../src/model/retry.ts";
import { startScriptedServer } from "./scripted-server.ts";
import type { Reply, ScriptedServer } from "./scripted-server.ts";

export const canary = "sk-canary-5f2b9c71d04e48aa8d3e6c0b7a19f2e4";

export const request = (sample = 0, over: Partial<CompletionRequest> = {}): CompletionRequest => ({
  model: "gpt-4o",
  messages: [
    { role: "system", content: "You design rewards." },
    { role: "user", content: "Write one." },
  ],
  temperature: 1,
  maxTokens: 500,
  label: { role: "designer", generation: 0, sample, repair: 0 },
  ...over,
});

/** A clock that waits for nothing and keeps the waits. */
export const fakeClock = (): Clock & { slept: number[] } => {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(Math.round(milliseconds));
      now += milliseconds;
    },
  };
};

export const memoryLedger = (files = new Map<string, string>()): CompletionLedger & { files: Map<string, string> } => ({
  files,
  read: async (key) => (files.has(key) ? (JSON.parse(files.get(key) as string) as unknown) : null),
  write: async (key, record) => void files.set(key, JSON.stringify(record)),
});

export type Stack = {
  server: ScriptedServer;
  model: LanguageModel;
  budget: Budget;
  clock: ReturnType<typeof fakeClock>;
  ledger: ReturnType<typeof memoryLedger>;
  notices: string[];
  events: RunEvent[];
};

export const serverAt = (baseURL: string) => readServer({ OPENAI_API_KEY: canary, OPENAI_BASE_URL: baseURL });

/** The whole seam over a scripted server, as the wiring stacks it. */
export const startStack = async (
  script: readonly Reply[],
  {
    caps = {},
    timeoutMilliseconds = 20_000,
    attempts = 3,
    ledger = memoryLedger(),
  }: { caps?: Caps; timeoutMilliseconds?: number; attempts?: number; ledger?: Stack["ledger"] } = {},
): Promise<Stack> => {
  const server = await startScriptedServer(script);
  const clock = fakeClock();
  const notices: string[] = [];
  const events: RunEvent[] = [];
  const onNotice = (message: string) => void notices.push(message);
  const budget = createBudget(caps);
  const client = createOpenAiModel({ server: serverAt(server.baseURL), timeoutMilliseconds, clock, onNotice });
  const patient = withRetry(withBudget(client, { budget }), { attempts, clock, jitter: () => 0, onNotice });
  const model = withCache(withAlike(patient, { onNotice }), {
    ledger,
    baseUrl: server.baseURL,
    budget,
    onNotice,
    onEvent: (event) => void events.push(event),
  });
  return { server, model, budget, clock, ledger, notices, events };
};
