/**
 * Generalised advantage estimation (Schulman et al. 2016) over a time-major rollout, row = step × lanes + lane.
 *
 * How an episode stops decides what follows its last row:
 *   terminated  nothing: the value after it is 0
 *   truncated   the clock, not the world: the value of the terminal observation (`following`)
 *   invalid     the physics blew up: no reward and never a gain, even where going on would have cost something
 *   the rollout's end cuts a running episode like truncation does.
 */
export type AdvantageInput = {
  rows: number;
  lanes: number;
  reward: Float64Array;
  /** Value of each row's observation. */
  value: Float64Array;
  /** Value of the observation after a row; read only in truncated rows and in the last row of a lane. */
  following: Float64Array;
  terminated: Uint8Array;
  truncated: Uint8Array;
  invalid: Uint8Array;
  discount: number;
  traceDecay: number;
  /** Out: rows. */
  advantage: Float64Array;
};

export const estimateAdvantages = (input: AdvantageInput): void => {
  const { rows, lanes, reward, value, following, terminated, truncated, invalid, discount, advantage } = input;
  const trace = discount * input.traceDecay;
  for (let row = rows - 1; row >= 0; row--) {
    const own = value[row] as number;
    if (invalid[row]) {
      advantage[row] = -Math.max(0, own);
    } else if (terminated[row]) {
      advantage[row] = (reward[row] as number) - own;
    } else if (truncated[row] || row + lanes >= rows) {
      advantage[row] = (reward[row] as number) + discount * (following[row] as number) - own;
    } else {
      const difference = (reward[row] as number) + discount * (value[row + lanes] as number) - own;
      advantage[row] = difference + trace * (advantage[row + lanes] as number);
    }
  }
};
