import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// A heated tank with an outlet that never closes: two coupled quantities, an inlet valve and a heater.
const dt = 20;
const area = 0.5;
const outlet = 0.0012;
const inflow = 0.002;
const coldWater = 15;
const heaterPower = 160e3;
/** Density times specific heat of water, J/(m³·K). */
const heatCapacity = 4.186e6;
const room = 20;
/** Share of the difference to the room lost each second. */
const losses = 1e-4;
const top = 2;
const dry = 0.05;

const spec = defineSpec({
  name: "tank",
  summary:
    "An open tank of 0.5 m² cross-section and 2 m depth. Water runs out through a hole at the bottom, 0.0012·√level m³ a second. A valve lets in 0.002 m³ a second of water at 15 °C; a heater of 160 kW warms what is in the tank; a little heat is lost to the room at 20 °C. Every episode starts with a level drawn uniformly from 0.3 … 1.7 m and a temperature from 15 … 60 °C.",
  state: {
    water: {
      level: { description: "Depth of the water", unit: "m", range: [0, 2] },
      temperature: { description: "Temperature of the water", unit: "°C", range: [10, 100] },
      outflow: { description: "Water that runs out", unit: "m³/s", range: [0, 0.0017] },
    },
    valve: { open: { description: "The inlet valve is open", unit: "1", type: "boolean", range: [0, 1] } },
    heater: { on: { description: "The heater is on", unit: "1", type: "boolean", range: [0, 1] } },
  },
  action: {
    valve: { description: "Inlet valve: 0 closed, 1 open", unit: "1", range: [0, 1] },
    heater: { description: "Heater: 0 off, 1 on", unit: "1", range: [0, 1] },
  },
  control: {
    kind: "discrete",
    actions: [
      { label: "valve closed, heater off", values: [0, 0] },
      { label: "valve open, heater off", values: [1, 0] },
      { label: "valve closed, heater on", values: [0, 1] },
      { label: "valve open, heater on", values: [1, 1] },
    ],
  },
  observation: { labels: ["water.level", "water.temperature / 50"] },
  dt,
  maxSteps: 150,
  termination: "The tank overflows (2 m) or falls dry (0.05 m), or the water boils (100 °C).",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { water }, random }) {
      water.level = random.between(0.3, 1.7);
      water.temperature = random.between(15, 60);
      water.outflow = outlet * Math.sqrt(water.level);
    },
    step({ state: { water, valve, heater }, action }) {
      const volume = Math.max(water.level, dry / 2) * area;
      const entering = action.valve * inflow;
      const warming =
        (entering * (coldWater - water.temperature) + (action.heater * heaterPower) / heatCapacity) / volume +
        losses * (room - water.temperature);
      water.level = Math.max(0, water.level + (dt * (entering - water.outflow)) / area);
      water.temperature += dt * warming;
      water.outflow = outlet * Math.sqrt(water.level);
      valve.open = action.valve === 1;
      heater.on = action.heater === 1;
    },
    observe({ state: { water }, observation }) {
      observation[0] = water.level;
      observation[1] = water.temperature / 50;
    },
    terminated: ({ state: { water } }) => water.level >= top || water.level <= dry || water.temperature >= 100,
  }),
});
