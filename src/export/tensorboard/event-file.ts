import { encodeMessage, type ProtoMessage } from "../protobuf.ts";
import { crc32c } from "./crc32c.ts";

/** One number of one curve: `tag` names the curve, `step` is its place on the axis. */
export type Scalar = { tag: string; step: number; value: number };

/** A sum of bytes that hold sums themselves is masked (TensorFlow, core/lib/hash/crc32c.h). */
const masked = (sum: number): number => (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;

const sumOf = (bytes: Uint8Array): Buffer => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(masked(crc32c(bytes)));
  return sum;
};

/** TFRecord's framing: the length and its sum, the bytes and theirs. */
export const frame = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([length, sumOf(length), bytes, sumOf(bytes)]);
};

/** Fields of tensorflow.Event (core/util/event.proto), Summary and Summary.Value (core/framework/summary.proto). */
const event = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 };
const summary = { value: 1 };
const summaryValue = { tag: 1, simpleValue: 2 };

const scalarEvent = ({ tag, step, value }: Scalar, wallTime: number): ProtoMessage => [
  [event.wallTime, { double: wallTime }],
  [event.step, step],
  [
    event.summary,
    [
      [
        summary.value,
        [
          [summaryValue.tag, tag],
          [summaryValue.simpleValue, { float: value }],
        ],
      ],
    ],
  ],
];

/**
 * An event file as TensorBoard reads it. Values are of single precision: what is larger is infinite there. `wallTime`, in
 * seconds since 1970, is that of all events, for curves do not say when each point was reached.
 */
export const eventFile = (scalars: readonly Scalar[], { wallTime }: { wallTime: number }): Buffer =>
  Buffer.concat(
    [
      [[event.wallTime, { double: wallTime }] as const, [event.fileVersion, "brain.Event:2"] as const],
      ...scalars.map((scalar) => scalarEvent(scalar, wallTime)),
    ].map((message) => frame(encodeMessage(message))),
  );

export const eventFileName = (wallTime: number): string =>
  `events.out.tfevents.${String(Math.floor(wallTime)).padStart(10, "0")}.rewardsmith`;
