import { expect, test } from "vitest";
import { crc32c } from "../../../src/export/tensorboard/crc32c.ts";

const bytes = (value: (index: number) => number): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => value(index));

/** An iSCSI SCSI Read (10) command. */
const command = Uint8Array.from(
  (
    "01c00000 00000000 00000000 00000000 14000000 00000400 00000014 00000018 28000000 00000000 02000000 00000000"
      .replaceAll(" ", "")
      .match(/../g) as string[]
  ).map((byte) => Number.parseInt(byte, 16)),
);

test.each([
  ["nothing", new Uint8Array(), 0],
  ["the digits 1 to 9", new TextEncoder().encode("123456789"), 0xe3069283],
  ["32 zeros", bytes(() => 0), 0x8a9136aa],
  ["32 bytes of ones", bytes(() => 0xff), 0x62a8ab43],
  ["0 to 31", bytes((index) => index), 0x46dd794e],
  ["31 to 0", bytes((index) => 31 - index), 0x113fdb5c],
  ["an iSCSI command", command, 0xd9963a56],
])("the sum of %s is that of RFC 3720", (_, given, sum) => {
  expect(crc32c(given).toString(16)).toBe(sum.toString(16));
});
