import type * as FileSystem from "node:fs";
import type { loadProgram as loadIntoIsolate, IsolateParts, ProgramIsolate } from "./isolate.ts";
import type { FrameKind as Kinds, frameHeader as headerOf, LoadMessage, Status as StatusCode } from "./protocol.ts";

/** What the sandbox child is made of; like `loadProgram`, its function travels as text and imports nothing. */
export type ChildParts = IsolateParts & {
  loadProgram: typeof loadIntoIsolate;
  frameHeader: typeof headerOf;
  FrameKind: typeof Kinds;
  FRAMES_IN: number;
  FRAMES_OUT: number;
  HEADER_BYTES: number;
  SIZES_BYTES: number;
  REPLY_BYTES: number;
  files: Pick<typeof FileSystem, "read" | "readSync" | "writeSync">;
};

/**
 * The sandbox child: one frame in, one out, on two descriptors of their own, until the first ends. Standard output is not one
 * of them: V8 and native libraries print there.
 *
 * Where the isolate works on a thread of its own, this thread waits for the next frame's head meanwhile: so the end of
 * the frames (our parent is gone) is noticed and ends the process even while the guest is stuck beyond any interruption.
 * Otherwise the system sees to that, and this thread does everything in turn, which is faster.
 */
export async function serveSandbox(parts: ChildParts): Promise<never> {
  const { files, threaded, FrameKind, Status, FRAMES_IN, FRAMES_OUT, HEADER_BYTES, SIZES_BYTES, REPLY_BYTES } = parts;
  const { batchLayout, frameHeader, loadProgram } = parts;

  /** `process.exit` waits for a running isolate, a signal to oneself does not. */
  const die = (): never => {
    process.kill(process.pid, "SIGKILL");
    throw new Error("killed");
  };
  const readBody = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length;) {
      const count = files.readSync(FRAMES_IN, bytes, done, bytes.length - done, null);
      if (count === 0) die();
      done += count;
    }
  };
  const readHead = (): Promise<Buffer> => {
    const head = Buffer.alloc(HEADER_BYTES);
    return new Promise((resolve) => {
      files.read(FRAMES_IN, head, 0, HEADER_BYTES, null, (error, count) => {
        if (error !== null || count === 0) die();
        if (count < HEADER_BYTES) readBody(head.subarray(count));
        resolve(head);
      });
    });
  };
  const readHeadNow = (): Buffer => {
    const head = Buffer.alloc(HEADER_BYTES);
    readBody(head);
    return head;
  };
  /** While the isolate works, if that leaves this thread free. */
  const waitAhead = (): Promise<Buffer> | null => (threaded ? readHead() : null);
  const write = (...chunks: Uint8Array[]): void => {
    for (const chunk of chunks) {
      for (let done = 0; done < chunk.length;) {
        done += files.writeSync(FRAMES_OUT, chunk, done, chunk.length - done);
      }
    }
  };
  const reply = (status: StatusCode, detail = 0): void => {
    write(frameHeader(FrameKind.reply, REPLY_BYTES), new Uint8Array(new Uint32Array([status, 0, 0, detail]).buffer));
  };

  let program: ProgramIsolate | null = null;
  let message: LoadMessage | null = null;
  let head = waitAhead();
  write(frameHeader(FrameKind.ready, 0));
  for (;;) {
    const received = (await head) ?? readHeadNow();
    const kind = received.readUInt32LE(0);
    const length = received.readUInt32LE(4);
    if (kind === FrameKind.load) {
      const body = Buffer.alloc(length);
      readBody(body);
      head = waitAhead();
      program?.dispose();
      message = JSON.parse(body.toString("utf8")) as LoadMessage;
      const loaded = await loadProgram(parts, message);
      program = loaded.program;
      reply(loaded.status, loaded.detail);
    } else if (kind === FrameKind.evaluate && program !== null && message !== null) {
      const words = new Uint32Array(SIZES_BYTES / 4);
      readBody(new Uint8Array(words.buffer));
      const [rows, lanes, apart] = words as unknown as [number, number, number];
      const layout = batchLayout({ sizes: { rows, lanes, apart }, widths: message.widths });
      const shared = program.shared(layout.totalBytes);
      readBody(new Uint8Array(shared, SIZES_BYTES, length - SIZES_BYTES));
      head = waitAhead();
      const status = await program.evaluate({ rows, lanes, apart });
      const guestSpoke = status < Status.timeout && status !== Status.ok;
      if (status === Status.ok || guestSpoke) {
        const bytes = status === Status.ok ? layout.replyBytes : REPLY_BYTES;
        write(frameHeader(FrameKind.reply, bytes), new Uint8Array(shared, layout.reply * 8, bytes));
      } else {
        reply(status);
      }
      if (status !== Status.ok) {
        program.dispose();
        program = null;
      }
    } else {
      die();
    }
  }
}
