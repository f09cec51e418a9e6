import type { CompiledReward } from "../../core/program.ts";
import { TEMPERATURE } from "../../reward/softmin.ts";
import { quoted } from "../python/piece.ts";
import { signOf, type Graph, type Node } from "./node.ts";

type Composed = { total: Node; /** What the episode keeps, of a composition that keeps something. */ lowest?: Node };

/** The same as reward/compose.ts: terms and weights to one number. */
export const composed = (
  graph: Graph,
  { reward, terms, lowest }: { reward: CompiledReward; terms: ReadonlyMap<string, Node>; lowest: Node },
): Composed => {
  const { weights, composition, sparse } = reward;
  const weighted = ([name, term]: readonly [string, Node]): Node =>
    graph.apply("*", graph.input(`WEIGHTS[${quoted(name)}]`, { kind: "number", spread: "uniform" }), term);
  const sum = (parts: readonly Node[]): Node =>
    parts.reduce((total, part) => graph.apply("+", total, part), graph.constant(0));
  const zero = graph.constant(0);
  const entries = [...terms];
  switch (composition) {
    case "sum": {
      const [first, ...others] = entries.map(weighted);
      return { total: others.reduce((total, part) => graph.apply("+", total, part), first ?? zero) };
    }
    case "signs": {
      const isSparse = ([name]: readonly [string, Node]): boolean => sparse.includes(name);
      const [rare, dense] = [entries.filter(isSparse), entries.filter((entry) => !isSparse(entry))].map((part) =>
        signOf(graph, sum(part.map(weighted))),
      ) as [Node, Node];
      return { total: graph.apply("+", rare, graph.apply("*", graph.constant(0.1), dense)) };
    }
    case "softmin": {
      const parts = entries.filter(([name]) => weights[name] !== 0).map(weighted);
      const value = parts.length === 0 ? zero : softMinimum(graph, parts);
      const endless = graph.constant(Number.POSITIVE_INFINITY);
      const below = graph.apply("min", graph.apply("-", value, lowest), zero);
      return {
        total: graph.choose(graph.apply("==", lowest, endless), value, below),
        lowest: graph.apply("min", value, lowest),
      };
    }
  }
};

const softMinimum = (graph: Graph, parts: readonly Node[]): Node => {
  const least = parts.reduce((one, other) => graph.apply("min", one, other));
  const temperature = graph.constant(TEMPERATURE);
  const shares = parts.map((part) => graph.apply("exp", graph.apply("/", graph.apply("-", least, part), temperature)));
  const share = graph.apply(
    "/",
    shares.reduce((one, other) => graph.apply("+", one, other)),
    graph.constant(parts.length),
  );
  return graph.apply("-", least, graph.apply("*", temperature, graph.apply("log", share)));
};
