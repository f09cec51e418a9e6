import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { usageError } from "../../core/errors.ts";

/** A value as bytes, and who vouches for them: an HMAC-SHA-256 under the key that driver and workers share; both as base64. */
export type Sealed = { body: string; mac: string };

/** What a value is said for: a seal of one purpose opens none of another. */
export type Purpose = "task" | "report" | "answer" | "bundle" | "presence";

export type Seal = {
  /** Who shares it, without saying it: driver and workers of one key, one program and one protocol meet under this name. */
  readonly circle: string;
  seal(purpose: Purpose, value: unknown): Sealed;
  /** The value, or null where anybody but a holder of the key wrote it, or wrote it for another purpose. */
  open<Value>(purpose: Purpose, sealed: unknown): Value | null;
};

const shortestKey = 16;

/** The key of `REWARDSMITH_WORKER_KEY`. Raises `worker-key/missing`, `worker-key/short`. */
export const requireWorkerKey = (variables: Readonly<Record<string, string | undefined>>): string => {
  const key = variables["REWARDSMITH_WORKER_KEY"] ?? "";
  if (key.length >= shortestKey) return key;
  throw usageError({
    code: key === "" ? "worker-key/missing" : "worker-key/short",
    message:
      key === ""
        ? "REWARDSMITH_WORKER_KEY is not set: the secret by which driver and workers know each other"
        : `REWARDSMITH_WORKER_KEY has ${key.length} characters, and ${shortestKey} are the least`,
    action: "Set it to the same secret for all of them, such as what `openssl rand -hex 32` prints.",
  });
};

/** What the two sides say to each other; one that changes is another number. */
const PROTOCOL = 1;

/** `program`: what decides a job's result beside the job. It is part of the key that signs: nothing passes between two programs. */
export const createSeal = ({ key, program }: { key: string; program: string }): Seal => {
  const derived = (use: string) =>
    Buffer.from(hkdfSync("sha256", key, "rewardsmith", `${PROTOCOL} ${use} ${program}`, 32));
  const signing = derived("sign");
  const macOf = (purpose: Purpose, body: Buffer): Buffer =>
    createHmac("sha256", signing).update(`${purpose}\n`).update(body).digest();
  return {
    circle: derived("meet").toString("hex").slice(0, 16),
    seal: (purpose, value) => {
      const body = serialize(value);
      return { body: body.toString("base64"), mac: macOf(purpose, body).toString("base64") };
    },
    open: <Value>(purpose: Purpose, sealed: unknown) => {
      const { body: text, mac: given } = (sealed ?? {}) as Partial<Sealed>;
      if (typeof text !== "string" || typeof given !== "string") return null;
      const body = Buffer.from(text, "base64");
      const mac = Buffer.from(given, "base64");
      const expected = macOf(purpose, body);
      if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null;
      // Read only now: V8's reader is no place for a stranger's bytes.
      return deserialize(body) as Value;
    },
  };
};
