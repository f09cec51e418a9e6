import { figure as number, formatNumber } from "../core/format.ts";
import { figure, frame } from "../drawing/chart.ts";
import { html, type Markup } from "../drawing/html.ts";
import { poolTag } from "./page-parts.ts";
import type { CandidateCard } from "./types.ts";

const columnWidth = 160;
const rowHeight = 40;
const nodeWidth = 114;
const nodeHeight = 26;

/** The best and everything it descends from. */
export const ancestry = (
  candidates: readonly Pick<CandidateCard, "id" | "parents">[],
  bestId: string | null,
): Set<string> => {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const found = new Set<string>();
  const open = bestId === null ? [] : [bestId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const candidate = byId.get(id);
    if (candidate === undefined || found.has(id)) continue;
    found.add(id);
    open.push(...candidate.parents);
  }
  return found;
};

/**
 * Who came from whom: a column a generation, the line of the best drawn strongly. Within a column the fittest stand
 * first.
 */
export const lineageGraph = (candidates: readonly CandidateCard[], { bestId }: { bestId: string | null }): Markup => {
  const generations = [...new Set(candidates.map(({ generation }) => generation))].sort((left, right) => left - right);
  if (generations.length === 0) return html``;
  const line = ancestry(candidates, bestId);
  const columns = generations.map((generation) =>
    candidates
      .filter((candidate) => candidate.generation === generation)
      .sort((left, right) => (right.fitness ?? -Infinity) - (left.fitness ?? -Infinity) || 0),
  );
  const places = new Map(
    columns.flatMap((column, x) =>
      column.map(({ id }, y) => [id, { x: 8 + x * columnWidth, y: 8 + y * rowHeight }] as const),
    ),
  );
  const rows = Math.max(...columns.map((column) => column.length));
  const box = frame({ width: Math.max(760, generations.length * columnWidth), height: 8 + rows * rowHeight });
  const edges = candidates.flatMap(({ id, parents }) =>
    parents.flatMap((parent) => {
      const [from, to] = [places.get(parent), places.get(id)];
      if (from === undefined || to === undefined) return [];
      const [x1, y1] = [from.x + nodeWidth, from.y + nodeHeight / 2];
      const [x2, y2] = [to.x, to.y + nodeHeight / 2];
      const isStrong = line.has(id) && line.has(parent);
      const middle = (x1 + x2) / 2;
      return [{ isStrong, d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }];
    }),
  );
  const nodes = candidates.map(({ id, operator, note, fitness, outcome, outcomeText }) => {
    const { x, y } = places.get(id) as { x: number; y: number };
    const kind = id === bestId ? "best" : line.has(id) ? "ancestor" : outcome;
    const score = fitness === null ? outcomeText : number(fitness);
    return html`<g class="node ${kind}"
      ><title>${id} (${operator}): ${score}. ${note}</title
      ><rect x="${x}" y="${y}" width="${nodeWidth}" height="${nodeHeight}" rx="6" /><text x="${x + 8}" y="${y + 17}"
        >${id}</text
      ><text class="score" x="${x + nodeWidth - 8}" y="${y + 17}" text-anchor="end"
        >${fitness !== null ? formatNumber(fitness) : outcome === "trained" ? "●" : "✕"}</text
      ></g
    >`;
  });
  // Strong edges last, so that they lie on top.
  const ordered = edges.sort((left, right) => Number(left.isStrong) - Number(right.isStrong));
  const content = html`${ordered.map(({ isStrong, d }) => html`<path class="edge${isStrong ? " strong" : ""}" d="${d}" />`)}${nodes}`;
  return html`${figure(box, { label: "Lineage of the candidates", content })}
  ${
    candidates.some(({ fitness }) => fitness !== null) &&
    html`<p class="legend">Fitness on ${poolTag("search")}; within a generation the highest stands first.</p>`
  }`;
};
