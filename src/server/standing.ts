import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeArtifact } from "../store/artifacts.ts";

/**
 * `.serve.json` of a runs folder, for its owner's eyes alone: where its last server is or was, and the token. A server that is
 * started again takes the same ones, so that pages that are open go on.
 */
export type Standing = { pid: number; port: number; token: string };

const file = ".serve.json";

const isStanding = (value: unknown): value is Standing =>
  typeof value === "object" &&
  value !== null &&
  Number.isInteger((value as Standing).pid) &&
  Number.isInteger((value as Standing).port) &&
  /^[0-9a-f]{48}$/.test(String((value as Standing).token));

/** Null where there was none, or nothing that can be read. */
export const readStanding = async (runs: string): Promise<Standing | null> => {
  try {
    const value: unknown = JSON.parse(await readFile(join(runs, file), "utf8"));
    return isStanding(value) ? value : null;
  } catch {
    return null;
  }
};

export const writeStanding = async (runs: string, standing: Standing): Promise<void> => {
  await mkdir(runs, { recursive: true });
  await writeArtifact(runs, { path: file, content: `${JSON.stringify(standing)}\n` });
  await chmod(join(runs, file), 0o600);
};

export const addressOf = ({ port, token }: Pick<Standing, "port" | "token">, path = "/"): string =>
  `http://127.0.0.1:${port}${path}?token=${token}`;

/** Whether that server answers: a port may be somebody else's by now. */
export const isAnswering = async ({ port, token }: Standing): Promise<boolean> =>
  fetch(addressOf({ port, token }), { redirect: "manual", signal: AbortSignal.timeout(2000) }).then(
    ({ status, headers }) => status === 303 && (headers.get("set-cookie") ?? "").includes(token),
    () => false,
  );
