import { serveSandbox } from "./child.ts";
import { loadProgram } from "./isolate.ts";
import {
  batchLayout,
  FrameKind,
  frameHeader,
  FRAMES_IN,
  FRAMES_OUT,
  HEADER_BYTES,
  REPLY_BYTES,
  SIZES_BYTES,
  Status,
} from "./protocol.ts";

/**
 * The sandbox child's program as one plain script, for `node --eval`: its functions as Node holds them, already without
 * types. So the child reads no file but the addon (which its permissions then say), and starts without the type stripper,
 * which took half of its start. The addon's path is its second argument.
 */
export const childSource = ({ threaded }: { threaded: boolean }): string => `"use strict";
const HEADER_BYTES = ${HEADER_BYTES}, SIZES_BYTES = ${SIZES_BYTES}, REPLY_BYTES = ${REPLY_BYTES};
const Status = ${JSON.stringify(Status)};
const addon = { exports: {} };
process.dlopen(addon, process.argv[2]);
(${serveSandbox.toString()})({
  ivm: addon.exports.ivm,
  files: require("node:fs"),
  complain: (message) => process.stderr.write(message + "\\n"),
  threaded: ${threaded},
  Status,
  FrameKind: ${JSON.stringify(FrameKind)},
  FRAMES_IN: ${FRAMES_IN},
  FRAMES_OUT: ${FRAMES_OUT},
  HEADER_BYTES,
  SIZES_BYTES,
  REPLY_BYTES,
  batchLayout: ${batchLayout.toString()},
  frameHeader: ${frameHeader.toString()},
  loadProgram: ${loadProgram.toString()},
});
`;
