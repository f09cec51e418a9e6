import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

type Answering = {
  /** Rejects with Python's error. */
  ask<Answer>(request: object): Promise<Answer>;
  close(): void;
};

/** One process of Python's that answers line after line: what the script imports is loaded once. `encode` as JSON.stringify takes it. */
export const startAnswering = (
  interpreter: string,
  script: URL,
  encode?: (key: string, value: unknown) => unknown,
): Answering => {
  const child = spawn(interpreter, [fileURLToPath(script)], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: ((line: string) => void)[] = [];
  // One that dies answers whoever waits.
  child.on("exit", (code) => {
    for (const answer of waiting.splice(0)) answer(JSON.stringify({ error: `Python ended with code ${code}` }));
  });
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(line));
  return {
    ask: async <Answer>(request: object): Promise<Answer> => {
      const answered = new Promise<string>((resolve) => waiting.push(resolve));
      child.stdin.write(`${JSON.stringify(request, encode)}\n`);
      const answer = JSON.parse(await answered) as Answer & { error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer;
    },
    close: () => void child.stdin.end(),
  };
};
