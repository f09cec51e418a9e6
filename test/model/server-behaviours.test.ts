import { afterAll, describe, expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import type { Completion } from "../../src/core/interfaces.ts";
import { behaviours } from "./behaviours.ts";
import type { Behaviour } from "./behaviours.ts";
import { canary, request, startStack } from "./stack.ts";

const preface = `# Foreign servers

What comes of a server's habit: the kind of the answer, or the code of the error that ends the run (resumable), after so many requests, and
what is said. \`URL\` stands for the base URL. A test makes every row by a scripted server and this page from what it saw
(\`npx vitest run test/model/server-behaviours.test.ts -u\`).
`;

type Seen = { outcome: string; requests: number; said: string };

/** A second deadline is enough for a server that falls silent; everything else answers at once. */
const timeoutMilliseconds = 2000;

const observe = async ({ script, prompt }: Behaviour): Promise<Seen> => {
  const { server, model, notices } = await startStack(script, { attempts: 6, timeoutMilliseconds });
  const asked =
    prompt === undefined ? {} : { messages: [{ role: "user" as const, content: "word ".repeat(prompt / 5) }] };
  try {
    const found: Completion | RewardsmithError = await model.complete(request(0, asked)).catch((error: unknown) => {
      if (error instanceof RewardsmithError) return error;
      throw error;
    });
    const end = found instanceof RewardsmithError ? `${found.message}. ${found.action}` : "";
    const said = [...new Set([...notices, end])].filter((text) => text !== "").join(" ‖ ");
    return {
      outcome: found instanceof RewardsmithError ? found.code : found.kind,
      requests: server.requests.length,
      said: said.replaceAll(server.baseURL, "URL").replaceAll("language model (designer-g0-s0-r0): ", ""),
    };
  } finally {
    await server.close();
  }
};

const pages: string[] = [];

describe.each(Object.entries(behaviours))("%s", (title, rows) => {
  const lines: string[] = [];

  test.each(rows)("$name", async (behaviour) => {
    const seen = await observe(behaviour);
    expect(seen).toMatchObject({ outcome: behaviour.outcome, requests: behaviour.requests });
    expect(seen.said).not.toContain(canary);
    const cells = [behaviour.name, seen.outcome, seen.requests, seen.said || "nothing"];
    lines.push(`| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`);
  });

  afterAll(() => {
    pages.push(
      `## ${title}\n\n| the server | outcome | requests | what is said |\n|---|---|---|---|\n${lines.join("\n")}\n`,
    );
  });
});

test("the page in docs/ says the same, of at least 40 habits", async () => {
  expect(Object.values(behaviours).flat().length).toBeGreaterThanOrEqual(40);
  await expect([preface, ...pages].join("\n")).toMatchFileSnapshot("../../docs/servers.md");
});
