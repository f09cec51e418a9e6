import type { Episode } from "../../src/core/episode.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import type { environment } from "./environment.ts";

const turn = 2 * Math.PI;

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Within 60° of level, right side up. */
const isUp = ({ torso }: State): boolean => Math.cos(torso.pitch) >= 0.5;

/** Metres covered towards +x (or −x). A way lost always counts, so that tumbling to and fro gains nothing. */
export const distance = (episode: Episode<State>, towards: 1 | -1): number => {
  let covered = 0;
  let x = episode.state(0).torso.x;
  for (let index = 1; index <= episode.length; index++) {
    const state = episode.state(index);
    const gained = towards * (state.torso.x - x);
    x = state.torso.x;
    if (gained < 0 || isUp(state)) covered += gained;
  }
  return covered;
};

/**
 * Of each second of the clock how well it kept the pace: 1 for 1.8 to 2.2 m, falling to 0 at 0 and 4 m; 0 if it ends with
 * the torso not up.
 */
export const pace = (episode: Episode<State>): number[] => {
  const second = Math.round(1 / episode.dt);
  const kept: number[] = [];
  let x = episode.state(0).torso.x;
  for (let index = second; index <= episode.length; index += second) {
    const state = episode.state(index);
    const off = Math.abs(state.torso.x - x - 2);
    kept.push(isUp(state) ? Math.min(1, Math.max(0, (2 - off) / 1.8)) : 0);
    x = state.torso.x;
  }
  return kept;
};

/**
 * Whole clean turns, nose first, from one stance (a foot on the ground, torso within 45° of level) to the next, and the
 * largest clean part of one, in turns, at most 1.
 */
export const flips = (episode: Episode<State>): { whole: number; part: number } => {
  let whole = 0;
  let part = 0;
  let stance = 0;
  let spoiled = false;
  for (let index = 1; index <= episode.length; index++) {
    const { torso, head, back, front } = episode.state(index);
    if (torso.contact || head.contact) spoiled = true;
    if (!spoiled) part = Math.min(1, Math.max(part, torso.pitch / turn - stance));
    const turns = Math.round(torso.pitch / turn);
    if (Math.abs(torso.pitch - turns * turn) > Math.PI / 4 || !(back.foot.contact || front.foot.contact)) continue;
    if (turns > stance && !spoiled) whole += turns - stance;
    stance = turns;
    spoiled = false;
  }
  return { whole, part };
};
