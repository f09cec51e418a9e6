import type IsolatedVm from "isolated-vm";
import { batchLayout, Status, type LoadMessage } from "./protocol.ts";
import { programSource, trustedSource } from "./realm.ts";

/** What of isolated-vm is used; given from outside because only the sandbox child may load the addon. */
export type IsolatedVmModule = typeof IsolatedVm;

/** A loaded program in an isolate of its own. Every call that may run guest code has a time limit. */
export type ProgramIsolate = {
  /** `floats` and `bytes` of the request lie in `shared()`; the reply is written behind them. */
  evaluate(rows: number, lanes: number): Promise<Status>;
  /** Makes room for a batch; the buffer stays the same while it is large enough. */
  shared(bytes: number): SharedArrayBuffer;
  dispose(): void;
};

const FIRST_BUFFER_BYTES = 1 << 20;

/** Whatever isolated-vm rejects with becomes a status; the guest's own errors never get here (they are caught inside). */
const statusOf = (isolate: IsolatedVm.Isolate, thrown: unknown): Status => {
  const message = thrown instanceof Error ? thrown.message : "";
  if (message.includes("timed out")) return Status.timeout;
  return isolate.isDisposed ? Status.memory : Status.protocol;
};

export const loadProgram = async (
  ivm: IsolatedVmModule,
  load: LoadMessage,
): Promise<{ status: Status; detail: number; program: ProgramIsolate | null }> => {
  const isolate = new ivm.Isolate({ memoryLimit: load.memoryMegabytes });
  const fail = (status: Status, detail = 0) => {
    if (!isolate.isDisposed) isolate.dispose();
    return { status, detail, program: null };
  };
  const limits = { timeout: load.timeout };
  let context: IsolatedVm.Context;
  let entry: Record<"attach" | "prepare" | "run", IsolatedVm.Reference>;
  try {
    context = await isolate.createContext();
    const trusted = (await context.evalClosure(trustedSource(load), [], {
      result: { reference: true },
    })) as IsolatedVm.Reference;
    const member = (name: string) => trusted.getSync(name, { reference: true }) as IsolatedVm.Reference;
    await context.eval(load.library);
    await member("freeze").apply(undefined, [], limits);
    entry = { attach: member("attach"), prepare: member("prepare"), run: member("run") };
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : "unknown failure"}\n`);
    return fail(Status.setup);
  }

  let factory: IsolatedVm.Reference;
  try {
    // Alone first: what does not parse by itself cannot break out of the function around it.
    (await isolate.compileScript(load.javascript)).release();
    const script = await isolate.compileScript(programSource(load.javascript));
    factory = (await script.run(context, { ...limits, reference: true })) as IsolatedVm.Reference;
  } catch (thrown) {
    return fail(
      isolate.isDisposed ? Status.memory : thrown instanceof SyntaxError ? Status.syntax : statusOf(isolate, thrown),
    );
  }
  try {
    const code = (await entry.prepare.apply(undefined, [factory.derefInto()], limits)) as unknown;
    if (typeof code !== "number") return fail(Status.protocol);
    if (code !== Status.ok) return fail((code & 15) as Status, code >> 4);
  } catch (thrown) {
    return fail(statusOf(isolate, thrown));
  }

  let buffer = new SharedArrayBuffer(0);
  let attached = false;
  const program: ProgramIsolate = {
    shared: (bytes) => {
      if (bytes > buffer.byteLength) {
        buffer = new SharedArrayBuffer(Math.max(FIRST_BUFFER_BYTES, 2 ** Math.ceil(Math.log2(bytes))));
        attached = false;
      }
      return buffer;
    },
    evaluate: async (rows, lanes) => {
      try {
        if (!attached) {
          await entry.attach.apply(undefined, [new ivm.ExternalCopy(buffer).copyInto()], limits);
          attached = true;
        }
        const layout = batchLayout({ rows, lanes, widths: load.widths });
        const { state, action, next, time, memory, terminated, start, reply, terms, memoryOut } = layout;
        const status = (await entry.run.apply(
          undefined,
          [rows, lanes, state, action, next, time, memory, terminated, start, reply, terms, memoryOut],
          limits,
        )) as unknown;
        return typeof status === "number" ? (status as Status) : Status.protocol;
      } catch (thrown) {
        return statusOf(isolate, thrown);
      }
    },
    dispose: () => {
      if (!isolate.isDisposed) isolate.dispose();
    },
  };
  return { status: Status.ok, detail: 0, program };
};
