import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { oneLine } from "../../core/plain-text.ts";
import type { Seal } from "./seal.ts";

/** A driver or worker that is there: told to all who use the same Redis, so that those who do not fit hear of each other. */
export type Presence = {
  kind: "driver" | "worker";
  id: string;
  host: string;
  version: string;
  /** The first characters of the hash of its program. */
  program: string;
  circle: string;
  /** Of a worker: jobs at a time. */
  places?: number;
};

/** This process's own. */
export const presenceOf = ({
  kind,
  id,
  version,
  program,
  places,
  seal,
}: Pick<Presence, "kind" | "id" | "version" | "program" | "places"> & { seal: Seal }): Presence => ({
  kind,
  id,
  host: hostname(),
  version,
  program: program.slice(0, 12),
  circle: seal.circle,
  ...(places !== undefined && { places }),
});

export const presenceKey = ({ kind, id }: Pick<Presence, "kind" | "id">): string => `rewardsmith:${kind}:${id}`;
const listKey = (kind: Presence["kind"]): string => `rewardsmith:${kind}s`;

/** Says for `milliseconds` that it is there. */
export const announce = async (
  redis: Redis,
  { presence, seal, milliseconds }: { presence: Presence; seal: Seal; milliseconds: number },
): Promise<void> => {
  const text = JSON.stringify({ ...presence, sealed: seal.seal("presence", presence) });
  await redis.set(presenceKey(presence), text, "PX", milliseconds);
  await redis.sadd(listKey(presence.kind), presence.id);
};

export const withdraw = async (redis: Redis, presence: Presence): Promise<void> => {
  await redis.del(presenceKey(presence));
  await redis.srem(listKey(presence.kind), presence.id);
};

/** Another's words, which nobody signed for us. */
const plain = (value: unknown): string => oneLine(String(value), { limit: 60 });

/** Who is there: `ours` are known by the key, `others` say who they are. */
export const present = async (
  redis: Redis,
  { kind, seal }: { kind: Presence["kind"]; seal: Seal },
): Promise<{ ours: Presence[]; others: Presence[] }> => {
  const ids = await redis.smembers(listKey(kind));
  if (ids.length === 0) return { ours: [], others: [] };
  const texts = await redis.mget(ids.map((id) => presenceKey({ kind, id })));
  const gone = ids.filter((_, index) => texts[index] === null);
  if (gone.length > 0) await redis.srem(listKey(kind), ...gone);
  const ours: Presence[] = [];
  const others: Presence[] = [];
  for (const text of texts) {
    if (text === null || text === undefined) continue;
    let said: Partial<Presence> & { sealed?: unknown };
    try {
      said = JSON.parse(text) as typeof said;
    } catch {
      continue;
    }
    const own = seal.open<Presence>("presence", said.sealed);
    if (own !== null) ours.push(own);
    else {
      const { id, host, version, program, circle } = said;
      others.push({
        kind,
        id: plain(id),
        host: plain(host),
        version: plain(version),
        program: plain(program),
        circle: plain(circle),
      });
    }
  }
  return { ours, others };
};

/** Why two that share a Redis do not work together, for a person. */
export const unfitText = (other: Presence, own: Presence): string => {
  const who = `the ${other.kind} ${other.id} on ${other.host}`;
  if (other.version !== own.version)
    return `${who} is rewardsmith ${other.version}, this is ${own.version}: neither takes work of the other`;
  if (other.program !== own.program)
    return `${who} is another build of rewardsmith ${own.version} (program ${other.program}, here ${own.program}; code, V8 and processor must be the same): neither takes work of the other`;
  return `${who} has another REWARDSMITH_WORKER_KEY: neither takes work of the other`;
};
