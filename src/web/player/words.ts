export const seconds = (value: number): string => `${Number(value.toFixed(2))} s`;

export const clockText = ({ time, duration, dt }: { time: number; duration: number; dt: number }): string =>
  `${seconds(time)} of ${seconds(duration)}, step ${Math.round(time / dt)}`;

/** How several episodes are told apart where their names are: A, B, C, D. */
export const letter = (index: number): string => String.fromCharCode(65 + index);

/** Without the dust of binary fractions. */
export const lengthText = (metres: number): string => `${Number(metres.toPrecision(6))} m`;
