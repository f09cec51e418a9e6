import type { LineageNode } from "../../../server/views/lineage.ts";

export type Filters = { text: string; outcome: string; operator: string; group: string; line: boolean };

export const fits = (node: LineageNode, { text, outcome, operator, group, line }: Filters): boolean =>
  (text === "" || `${node.id} ${node.operator} ${node.note}`.toLowerCase().includes(text.toLowerCase())) &&
  (outcome === "" || node.outcome === outcome) &&
  (operator === "" || node.operator === operator) &&
  (group === "" || node.group === group) &&
  (!line || node.role !== null);

export type PlacedNode = { node: LineageNode; column: number; row: number; x: number; y: number };
/** `hidden`: how many of it are left out until it is opened. */
export type Column = { generation: number; shown: LineageNode[]; hidden: number; x: number };
export type Edge = { from: string; to: string; strong: boolean; d: string };
export type Placed = { columns: Column[]; nodes: PlacedNode[]; edges: Edge[]; width: number; height: number };

export const box = { width: 152, height: 44, gapX: 44, gapY: 10, top: 34 };

/** Of a generation so many are shown unasked: of hundreds the rest is one button. */
const most = 12;

const byFitness = (left: LineageNode, right: LineageNode): number =>
  (right.fitness ?? Number.NEGATIVE_INFINITY) - (left.fitness ?? Number.NEGATIVE_INFINITY) || 0;

/** The fittest first, and whoever the best descends from, however it scored. */
const columnOf = (nodes: readonly LineageNode[], isOpen: boolean): { shown: LineageNode[]; hidden: number } => {
  const ordered = nodes.toSorted(byFitness);
  if (isOpen || ordered.length <= most) return { shown: ordered, hidden: 0 };
  const shown = ordered.filter(({ role }, index) => index < most || role !== null);
  return { shown, hidden: ordered.length - shown.length };
};

const edgeOf = (parent: PlacedNode, child: PlacedNode): string => {
  const [x1, y1] = [parent.x + box.width, parent.y + box.height / 2];
  const [x2, y2] = [child.x, child.y + box.height / 2];
  // A parent of the same generation stands above or below.
  if (x1 > x2) return `M${parent.x} ${y1}C${parent.x - 24} ${y1} ${x2 - 24} ${y2} ${x2} ${y2}`;
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
};

/** A column a generation; `open`: generations that are shown whole. */
export const placeNodes = (
  nodes: readonly LineageNode[],
  { filters, open }: { filters: Filters; open: ReadonlySet<number> },
): Placed => {
  const fitting = Map.groupBy(
    nodes.filter((node) => fits(node, filters)),
    ({ generation }) => generation,
  );
  const columns = [...fitting]
    .sort(([left], [right]) => left - right)
    .map(([generation, all], index): Column => ({
      generation,
      ...columnOf(all, open.has(generation)),
      x: index * (box.width + box.gapX),
    }));
  const placed = columns.flatMap(({ shown, x }, column) =>
    shown.map((node, row): PlacedNode => ({ node, column, row, x, y: box.top + row * (box.height + box.gapY) })),
  );
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  const edges = placed.flatMap((child) =>
    child.node.parents.flatMap((id): Edge[] => {
      const parent = byId.get(id);
      if (parent === undefined) return [];
      const strong = parent.node.role !== null && child.node.role !== null;
      return [{ from: id, to: child.node.id, strong, d: edgeOf(parent, child) }];
    }),
  );
  const rows = Math.max(0, ...columns.map(({ shown, hidden }) => shown.length + (hidden > 0 ? 1 : 0)));
  return {
    columns,
    nodes: placed,
    // Strong ones last, so that they lie on top.
    edges: edges.sort((left, right) => Number(left.strong) - Number(right.strong)),
    width: Math.max(0, columns.length * (box.width + box.gapX) - box.gapX),
    height: box.top + rows * (box.height + box.gapY),
  };
};

/** Everything that a candidate descends from or that descends from it, itself among them. */
export const familyOf = (edges: readonly Edge[], id: string): Set<string> => {
  const family = new Set([id]);
  const walk = (from: "from" | "to", to: "from" | "to"): void => {
    const open = [id];
    const seen = new Set<string>();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      family.add(next);
      for (const edge of edges) if (edge[from] === next) open.push(edge[to]);
    }
  };
  walk("to", "from");
  walk("from", "to");
  return family;
};

/** Where an arrow key leads from a candidate: its parent, its child, or its neighbour. */
export const neighbour = (
  { nodes, edges, columns }: Pick<Placed, "nodes" | "edges" | "columns">,
  { id, key }: { id: string; key: string },
): string | null => {
  const here = nodes.find(({ node }) => node.id === id);
  if (here === undefined) return null;
  const at = (column: number, row: number): string | null => {
    const shown = columns[column]?.shown;
    return shown?.[Math.max(0, Math.min(row, shown.length - 1))]?.id ?? null;
  };
  switch (key) {
    case "ArrowUp":
      return here.row === 0 ? null : at(here.column, here.row - 1);
    case "ArrowDown":
      return at(here.column, here.row + 1);
    case "ArrowLeft":
      return edges.find(({ to }) => to === id)?.from ?? at(here.column - 1, here.row);
    case "ArrowRight":
      return edges.findLast(({ from }) => from === id)?.to ?? at(here.column + 1, here.row);
    case "Home":
      return at(0, 0);
    case "End":
      return at(columns.length - 1, 0);
    default:
      return null;
  }
};
