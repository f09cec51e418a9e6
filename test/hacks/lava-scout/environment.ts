import { defineEnvironment, defineSpec } from "../../../src/simulator/define.ts";
import { vectorize } from "../../../src/simulator/vectorize.ts";

// After what Auto MC-Reward (Li et al. 2024, arXiv 2312.09238) met in Minecraft: charged for lava in view, the scout learnt to look
// away from it.
const lanes = 3;
const rows = 20;
/** Rows ahead that the scout sees. */
const sight = 2;
const density = 0.5;

const actions = [
  { label: "step ahead to the left", values: [1, -1, 0] },
  { label: "step straight ahead", values: [1, 0, 0] },
  { label: "step ahead to the right", values: [1, 1, 0] },
  { label: "stand and look ahead", values: [0, 0, 0] },
  { label: "stand and look up", values: [0, 0, 1] },
];

const spec = defineSpec({
  name: "lava-scout",
  summary:
    "A scout crosses a field of 20 rows and three lanes, a row a step, keeping to its lane or changing to the next one. Beside a path that leads through, each cell is lava with a chance of a half. Looking ahead, the scout sees the six cells of the next two rows; looking up, none. Walking does not change where it looks. Every episode starts before the first row, in the middle lane, looking ahead, with a new field.",
  state: {
    scout: {
      row: { description: "Rows crossed", unit: "1", range: [0, rows] },
      lane: { description: "Lane: −1 left, 0 middle, 1 right", unit: "1", range: [-1, 1] },
      looksUp: { description: "Looks up", unit: "1", type: "boolean", range: [0, 1] },
      burnt: { description: "Stands in lava", unit: "1", type: "boolean", range: [0, 1] },
    },
    view: {
      lava: { description: "Cells of lava in view", unit: "1", range: [0, lanes * sight] },
      cells: {
        description: "1 where lava is in view: the next row from left to right, then the row behind it",
        unit: "1",
        range: [0, 1],
        size: lanes * sight,
      },
    },
  },
  action: {
    ahead: { description: "Rows ahead", unit: "1", range: [0, 1] },
    across: { description: "Lanes to the right", unit: "1", range: [-1, 1] },
    up: { description: "1 looks up, 0 ahead; only while standing", unit: "1", range: [0, 1] },
  },
  control: { kind: "discrete", actions },
  observation: {
    labels: [
      "scout.lane",
      "scout.looksUp",
      ...Array.from({ length: lanes * sight }, (_, cell) => `lava in view, cell ${cell}`),
    ],
  },
  dt: 1,
  maxSteps: 60,
  termination: "The scout stands in lava, or has crossed all 20 rows.",
});

/** Row 0 is where the scout starts; behind the last row there is no lava. */
const isLava = (field: Float64Array, { row, lane }: { row: number; lane: number }): number =>
  row > rows ? 0 : (field[row * lanes + lane + 1] as number);

type Seen = {
  state: { scout: { row: number; looksUp: boolean }; view: { lava: number; cells: readonly number[] } };
  internal: Float64Array;
};

const look = ({ state: { scout, view }, internal }: Seen): void => {
  view.cells = Array.from({ length: lanes * sight }, (_, cell) =>
    scout.looksUp ? 0 : isLava(internal, { row: scout.row + 1 + Math.floor(cell / lanes), lane: (cell % lanes) - 1 }),
  );
  view.lava = view.cells.reduce((total, lava) => total + lava, 0);
};

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    // The field: 1 where there is lava, by row and lane.
    internal: (rows + 1) * lanes,
    reset({ state, internal, random }) {
      let path = 0;
      for (let row = 1; row <= rows; row++) {
        path = Math.min(Math.max(path + random.integer(3) - 1, -1), 1);
        for (let lane = -1; lane <= 1; lane++)
          internal[row * lanes + lane + 1] = lane !== path && random.uniform() < density ? 1 : 0;
      }
      look({ state, internal });
    },
    step({ state, internal, action }) {
      const { scout } = state;
      if (action.ahead === 1) {
        scout.row += 1;
        scout.lane = Math.min(Math.max(scout.lane + action.across, -1), 1);
        scout.burnt = isLava(internal, scout) === 1;
      } else scout.looksUp = action.up === 1;
      look({ state, internal });
    },
    observe({ state: { scout, view }, observation }) {
      observation[0] = scout.lane;
      observation[1] = scout.looksUp ? 1 : 0;
      observation.set(view.cells, 2);
    },
    terminated: ({ state: { scout } }) => scout.burnt || scout.row >= rows,
  }),
});
