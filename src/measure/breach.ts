import type { Episode } from "../core/episode.ts";
import { compileTyped } from "./evaluate.ts";
import type { Operator } from "./tree.ts";
import { slackOf } from "./slack.ts";
import { varies, type Typed } from "./typed.ts";
import type { Kept } from "./types.ts";

/** One of the conditions that must all hold, and what must hold at each moment for it, where that is how it is made. */
type Part = { whole: Typed; each: Typed | null };

const denied = (inner: Typed): Typed => ({
  from: inner.from,
  to: inner.to,
  kind: "not",
  inner,
  type: { ...inner.type, kind: "condition", size: null },
});

/** A highest value that stays below a limit does so at each moment, and a lowest one above it. */
const limits: Partial<Record<Operator, { left: "max" | "min"; right: "max" | "min" }>> = {
  "<": { left: "max", right: "min" },
  "<=": { left: "max", right: "min" },
  ">": { left: "min", right: "max" },
  ">=": { left: "min", right: "max" },
};

const isExtreme = (node: Typed, name: string | undefined): node is Extract<Typed, { kind: "aggregate" }> =>
  node.kind === "aggregate" && node.name === name;

const isThroughout = (node: Typed): node is Extract<Typed, { kind: "aggregate" }> =>
  node.kind === "aggregate" && ["always", "all"].includes(node.name);

/** What must hold at each moment for a condition to hold; null for one that only the whole episode decides. */
const eachOf = (node: Typed): Typed | null => {
  if (node.kind === "not" && node.inner.kind === "aggregate" && ["sometimes", "any"].includes(node.inner.name))
    return denied(node.inner.inner);
  if (node.kind !== "binary") return null;
  const { left, right } = node;
  const limit = limits[node.operator];
  if (limit === undefined) return null;
  if (isExtreme(left, limit.left) && !varies(right)) return { ...node, left: left.inner };
  if (isExtreme(right, limit.right) && !varies(left)) return { ...node, right: right.inner };
  return null;
};

/** Of a condition that must hold throughout those of its parts; what is the same at every step holds by itself. */
const throughout = (node: Extract<Typed, { kind: "aggregate" }>, inner: Typed): Part[] => {
  if (inner.kind === "binary" && inner.operator === "and")
    return [...throughout(node, inner.left), ...throughout(node, inner.right)];
  return varies(inner) ? [{ whole: { ...node, inner }, each: inner }] : partsOf(inner);
};

const partsOf = (node: Typed): Part[] => {
  if (node.kind === "binary" && node.operator === "and") return [...partsOf(node.left), ...partsOf(node.right)];
  if (isThroughout(node)) return throughout(node, node.inner);
  return [{ whole: node, each: eachOf(node) }];
};

/**
 * Whether an episode keeps a condition, and the first moment (a step's number; 0 is the start of an episode without
 * steps) at which it is broken: of what must hold at every step. What only the end decides has no moment. And by how
 * much it is kept, where that is a distance.
 */
export const checkerOf = (typed: Typed): ((episode: Episode) => Kept) => {
  const parts = partsOf(typed).map(({ whole, each }) => ({
    value: compileTyped(whole),
    each: each && compileTyped(each),
  }));
  const distance = slackOf(typed);
  const slackAt = distance && compileTyped(distance);
  const withSlack = (kept: Kept, episode: Episode): Kept => {
    const slack = slackAt?.(episode)(episode.length);
    if (slack === undefined || !Number.isFinite(slack)) return kept;
    return { ...kept, slack: kept.kept ? slack : Math.min(0, slack) };
  };
  const check = (episode: Episode): Kept => {
    const { length } = episode;
    const broken = parts.filter(({ value }) => value(episode)(length) === 0);
    if (broken.length === 0) return { kept: true };
    const moments = broken.flatMap(({ each }) => {
      if (each === null) return [];
      const at = each(episode);
      for (let moment = Math.min(1, length); moment <= length; moment++) if (at(moment) === 0) return [moment];
      return [];
    });
    return moments.length === 0 ? { kept: false } : { kept: false, at: Math.min(...moments) };
  };
  return (episode) => withSlack(check(episode), episode);
};
