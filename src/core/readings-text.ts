import { figure } from "./format.ts";
import { oneLine } from "./plain-text.ts";
import type { Reading, Readings, Subject, Unread } from "./readings.ts";

/** Of what a reading is: `torso.velocityX`, `car.position − flag.position`, `change of tank.level a second`. */
const subjectText = ({ field, from, rate }: Subject): string =>
  rate ? `change of ${field} a second` : from === undefined ? field : `${field} − ${from}`;

const middleOf = (low: number, high: number): number => Number(((low + high) / 2).toPrecision(12));

const isSize = ({ relation, low, high }: Reading): boolean =>
  relation === "within" && low !== null && high !== null && low === -high;

/** `≥ 1 m/s`, `= 0.3 ± 0.05 m`. */
const boundText = (reading: Reading): string => {
  const { relation, low, high, unit } = reading;
  const own = unit === "1" || unit === "" ? "" : ` ${unit}`;
  if (low === null) return `≤ ${figure(high ?? 0)}${own}`;
  if (high === null) return `≥ ${figure(low)}${own}`;
  if (isSize(reading)) return `≤ ${figure(high)}${own}`;
  if (low === high) return `= ${figure(low)}${own}`;
  if (relation !== "within") return `in ${figure(low)} … ${figure(high)}${own}`;
  return `= ${figure(middleOf(low, high))} ± ${figure(middleOf(high, -low))}${own}`;
};

/** `torso.velocityX ≥ 1 m/s`, `|pole.angle| ≤ 0.0873 rad`. */
export const readingText = (reading: Reading): string => {
  const subjects = reading.subjects.map(subjectText);
  return `${(isSize(reading) ? subjects.map((subject) => `|${subject}|`) : subjects).join(" or ")} ${boundText(reading)}`;
};

/** Characters of one piece of a person's text, and pieces, in a line. */
const longest = 60;
const mostPieces = 12;

const short = (text: string): string => `'${oneLine(text.slice(0, 4 * longest), { limit: longest })}'`;

const listed = (all: readonly string[]): string => {
  const pieces = [...new Set(all)];
  const more = pieces.length - mostPieces;
  return [...pieces.slice(0, mostPieces), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
};

const unreadText = ({ text, why }: Unread): string => `${short(text)}${why === undefined ? "" : ` (${why})`}`;

/** `'at least 1 m/s' → torso.velocityX ≥ 1 m/s`, one after the other; empty where nothing is read. */
export const readList = ({ read }: Readings): string =>
  listed(read.map((reading) => `${short(reading.text)} → ${readingText(reading)}`));

/** `'run', '10 kg' (no field has this unit)`; empty where all is read. */
export const unreadList = ({ unread }: Readings): string => listed(unread.map(unreadText));
