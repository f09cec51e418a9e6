import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

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
  const [path, temporary] = [join(runs, file), join(runs, `${file}.${process.pid}`)];
  await writeFile(temporary, `${JSON.stringify(standing)}\n`, { mode: 0o600 });
  await rename(temporary, path);
};

export const addressOf = ({ port, token }: Pick<Standing, "port" | "token">, path = "/"): string =>
  `http://127.0.0.1:${port}${path}?token=${token}`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Whether that server answers. One whose process is gone is not asked: its port, and so the token, may be somebody else's. */
export const isAnswering = async ({ pid, port, token }: Standing): Promise<boolean> =>
  isAlive(pid) &&
  fetch(addressOf({ port, token }), { redirect: "manual", signal: AbortSignal.timeout(2000) }).then(
    ({ status, headers }) => status === 303 && (headers.get("set-cookie") ?? "").includes(token),
    () => false,
  );
