import { useMemo, useRef, useState } from "preact/hooks";
import { figure } from "../../../core/format.ts";
import type { LineageNode, LineageView } from "../../../server/views/lineage.ts";
import { path } from "../../router.ts";
import { box, familyOf, neighbour, type Placed, type PlacedNode } from "./place-nodes.ts";
import { Rungs } from "./rungs.tsx";

const className = ({ role, outcome }: LineageNode, { faint }: { faint: boolean }): string =>
  ["node", role ?? outcome, ...(faint ? ["faint"] : [])].join(" ");

/** What its place and its colours say, for who cannot see them. */
const said = ({ generation, outcome, fitness, outcomeText, role, alarmed }: LineageNode): string =>
  [
    `generation ${generation}`,
    ...(role === "best" ? ["the best"] : role === "ancestor" ? ["on the line of the best"] : []),
    ...(fitness === null && outcome !== "trained" ? [outcomeText] : []),
    ...(alarmed ? ["an alarm stands against it"] : []),
  ].join(", ");

/** Of its generation's scores, 0…1. */
const shareOf = (fitness: number | null, [low, high]: readonly [number, number]): number =>
  fitness === null || !(high > low) ? 0 : (fitness - low) / (high - low);

const Node = ({
  run,
  placed: { node, x, y },
  extent,
  faint,
  rungs,
  current,
  onSeen,
}: {
  run: string;
  placed: PlacedNode;
  extent: readonly [number, number];
  faint: boolean;
  rungs: number;
  current: boolean;
  onSeen: (id: string | null) => void;
}) => (
  <a
    class={className(node, { faint })}
    href={path("run", run, "candidate", node.id)}
    data-id={node.id}
    tabIndex={current ? 0 : -1}
    style={{ left: `${x}px`, top: `${y}px`, width: `${box.width}px`, height: `${box.height}px` }}
    onFocus={() => onSeen(node.id)}
    onMouseEnter={() => onSeen(node.id)}
  >
    <code>{node.id}</code>
    <span class="score">
      {node.fitness === null ? (
        <span aria-hidden="true">{node.outcome === "trained" ? "●" : "✕"}</span>
      ) : (
        figure(node.fitness)
      )}
    </span>
    <span class="kind">
      {node.operator}
      {node.alarmed && (
        <span class="alarm" aria-hidden="true">
          {" "}
          ▲
        </span>
      )}
    </span>
    <span class="visually-hidden">, {said(node)}</span>
    {rungs > 0 && <Rungs survived={node.survived} of={rungs} />}
    <span class="level" style={{ width: `${100 * shareOf(node.fitness, extent)}%` }} />
  </a>
);

/** Who came from whom: a column a generation, from left to right. Arrow keys walk in it, Enter opens. */
export const Tree = ({
  run,
  view,
  placed,
  onOpen,
}: {
  run: string;
  view: LineageView;
  placed: Placed;
  onOpen: (generation: number) => void;
}) => {
  const [seen, setSeen] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const start = placed.nodes.find(({ node }) => node.id === (seen ?? view.best)) ?? placed.nodes[0];
  const family = useMemo(() => (seen === null ? null : familyOf(placed.edges, seen)), [seen, placed]);
  const extent = useMemo(() => {
    const scores = view.nodes.flatMap(({ fitness }) => fitness ?? []);
    return [
      scores.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY),
      scores.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY),
    ] as const;
  }, [view]);
  const walk = (event: KeyboardEvent): void => {
    const id = (event.target as HTMLElement).dataset["id"];
    const next = id === undefined ? null : neighbour(placed, { id, key: event.key });
    if (next === null) return;
    event.preventDefault();
    tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus();
  };
  const told = placed.nodes.find(({ node }) => node.id === seen)?.node;
  return (
    <>
      <p class="told" aria-hidden="true">
        {told === undefined ? (
          <span class="soft">Point at a candidate to see its family; arrow keys walk, Enter opens.</span>
        ) : (
          <>
            <code>{told.id}</code>{" "}
            <span class="soft">
              {told.operator} · {told.outcomeText}
            </span>{" "}
            {told.note}
          </>
        )}
      </p>
      <div
        class="tree panel"
        ref={tree}
        role="group"
        aria-label="Lineage"
        onKeyDown={walk}
        onMouseLeave={() => setSeen(null)}
      >
        <div class="canvas" style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
          <svg width={placed.width} height={placed.height} aria-hidden="true">
            {placed.edges.map(({ from, to, strong, d }) => (
              <path
                key={`${from} ${to}`}
                class={`edge${strong ? " strong" : ""}${family?.has(from) && family.has(to) ? " near" : ""}`}
                d={d}
              />
            ))}
          </svg>
          {placed.columns.map(({ generation, shown, hidden, x }) => (
            <div key={generation}>
              <h2 class="generation" style={{ left: `${x}px`, width: `${box.width}px` }}>
                generation {generation}
              </h2>
              {hidden > 0 && (
                <button
                  type="button"
                  class="more"
                  style={{
                    left: `${x}px`,
                    top: `${box.top + shown.length * (box.height + box.gapY)}px`,
                    width: `${box.width}px`,
                  }}
                  onClick={() => onOpen(generation)}
                >
                  {hidden} more
                </button>
              )}
            </div>
          ))}
          {placed.nodes.map((each) => (
            <Node
              key={each.node.id}
              run={run}
              placed={each}
              extent={extent}
              faint={family !== null && !family.has(each.node.id)}
              rungs={view.rungs?.length ?? 0}
              current={each === start}
              onSeen={setSeen}
            />
          ))}
        </div>
      </div>
    </>
  );
};
