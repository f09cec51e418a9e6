import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// What it is, said nowhere in the spec: two carts on a line joined by a spring and a damper, the first one driven.
// a0, a1 the carts' positions; a2, a3 their velocities; a4 the stretch; a5 the spring's force; a6 a station's position;
// a7 the second cart's offset from it; a8 kinetic energy; a9 whether the second cart touches an end of the track.
const dt = 0.05;
const masses = [1, 0.5] as const;
const stiffness = 6;
const springDamping = 0.6;
const drag = 0.15;
const halfTrack = 3;
const pushLimit = 3;

const number = (description: string, range: readonly [number, number]) => ({ description, unit: "1", range }) as const;

const spec = defineSpec({
  name: "opaque",
  summary: "A dynamical system with ten measured quantities and one input. The system is deterministic; starts differ.",
  state: {
    a0: number("Measured quantity 0", [-3, 3]),
    a1: number("Measured quantity 1", [-3, 3]),
    a2: number("Measured quantity 2", [-4, 4]),
    a3: number("Measured quantity 3", [-5, 5]),
    a4: number("Measured quantity 4", [-2, 2]),
    a5: number("Measured quantity 5", [-12, 12]),
    a6: number("Measured quantity 6", [-2, 2]),
    a7: number("Measured quantity 7", [-5, 5]),
    a8: number("Measured quantity 8", [0, 8]),
    a9: { description: "Measured quantity 9", unit: "1", type: "boolean", range: [0, 1] },
  },
  action: { u: number("Input", [-1, 1]) },
  control: { kind: "continuous" },
  observation: { labels: ["a0", "a1", "a2", "a3", "a7"] },
  dt,
  maxSteps: 160,
  termination: "Never.",
});

const derive = (state: { -readonly [Name in keyof typeof spec.state]: Name extends "a9" ? boolean : number }): void => {
  state.a4 = state.a1 - state.a0;
  state.a5 = stiffness * state.a4;
  state.a7 = state.a1 - state.a6;
  state.a8 = 0.5 * masses[0] * state.a2 ** 2 + 0.5 * masses[1] * state.a3 ** 2;
  state.a9 = Math.abs(state.a1) >= halfTrack;
};

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state, random }) {
      state.a0 = random.between(-1.5, 1.5);
      state.a1 = state.a0 + random.between(-0.3, 0.3);
      state.a6 = random.between(-1.8, 1.8);
      derive(state);
    },
    step({ state, action }) {
      const coupling = state.a5 + springDamping * (state.a3 - state.a2);
      state.a2 += (dt * (pushLimit * action.u + coupling - drag * state.a2)) / masses[0];
      state.a3 += (dt * (-coupling - drag * state.a3)) / masses[1];
      state.a0 += dt * state.a2;
      state.a1 += dt * state.a3;
      // The ends of the track swallow all speed.
      if (Math.abs(state.a0) > halfTrack) {
        state.a0 = Math.sign(state.a0) * halfTrack;
        state.a2 = 0;
      }
      if (Math.abs(state.a1) > halfTrack) {
        state.a1 = Math.sign(state.a1) * halfTrack;
        state.a3 = 0;
      }
      derive(state);
    },
    observe({ state, observation }) {
      observation[0] = state.a0;
      observation[1] = state.a1;
      observation[2] = state.a2;
      observation[3] = state.a3;
      observation[4] = state.a7;
    },
    terminated: () => false,
  }),
});
