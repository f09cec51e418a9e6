import type { Detector } from "../types.ts";
import { cause } from "./causes.ts";

/** Between two trainings of one reward; less can be the luck of evaluation episodes. */
const disagree = 0.4;
const half = 0.5;

export const noise: Detector = {
  name: "noise",
  over: "outcomes",
  find({ results }) {
    const successes = results.map(({ success }) => success);
    const [least, most] = [Math.min(...successes), Math.max(...successes)];
    if (results.length < 2 || least >= half || most < half || most - least < disagree) return [];
    const figures = { seeds: results.length, "least success": least, "most success": most };
    return [cause("noise", 0.9 + (most - least) / 10, figures, { confidence: "counted" })];
  },
};
