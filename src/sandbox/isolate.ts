import type IsolatedVm from "isolated-vm";
import type { BatchSizes, batchLayout as layoutOfBatch, LoadMessage, Status as StatusCode } from "./protocol.ts";

/** What of isolated-vm is used; given from outside because only the sandbox child may load the addon. */
export type IsolatedVmModule = typeof IsolatedVm;

/** A loaded program in an isolate of its own. Every call that may run guest code has a time limit. */
export type ProgramIsolate = {
  /** `floats` and `bytes` of the request lie in `shared()`; the reply is written behind them. */
  evaluate(sizes: BatchSizes): Promise<StatusCode>;
  /** Makes room for a batch; the buffer stays the same while it is large enough. */
  shared(bytes: number): SharedArrayBuffer;
  dispose(): void;
};

/** What the functions of the sandbox child are handed: they travel there as text (child-source.ts) and import nothing. */
export type IsolateParts = {
  ivm: IsolatedVmModule;
  Status: typeof StatusCode;
  batchLayout: typeof layoutOfBatch;
  /**
   * Whether the isolate works on a thread of its own. Four changes of thread a rollout dearer, but this process goes on
   * hearing of its parent's end; without it, the system must end a guest that is stuck (parent-death-signal).
   */
  threaded: boolean;
  /** Where the reason of a failed setup goes. */
  complain(message: string): void;
};

/** Travels as text: nothing but its parameters and the language's own globals may be used here. */
export async function loadProgram(
  { ivm, Status, batchLayout, threaded, complain }: IsolateParts,
  load: LoadMessage,
): Promise<{ status: StatusCode; detail: number; program: ProgramIsolate | null }> {
  const firstBufferBytes = 1 << 20;
  const isolate = new ivm.Isolate({ memoryLimit: load.memoryMegabytes });
  const limits = { timeout: load.timeout };
  const fail = (status: StatusCode, detail = 0) => {
    if (!isolate.isDisposed) isolate.dispose();
    return { status, detail, program: null };
  };
  /** Whatever isolated-vm rejects with becomes a status; the guest's own errors never get here (they are caught inside). */
  const statusOf = (thrown: unknown): StatusCode => {
    const message = thrown instanceof Error ? thrown.message : "";
    if (message.includes("timed out")) return Status.timeout;
    return isolate.isDisposed ? Status.memory : Status.protocol;
  };

  const call = (entered: IsolatedVm.Reference, values: unknown[]): unknown =>
    threaded ? entered.apply(undefined, values, limits) : entered.applySync(undefined, values, limits);
  const compile = (source: string) =>
    threaded ? isolate.compileScript(source) : Promise.resolve(isolate.compileScriptSync(source));

  let context: IsolatedVm.Context;
  let entry: Record<"attach" | "prepare" | "run", IsolatedVm.Reference>;
  try {
    context = threaded ? await isolate.createContext() : isolate.createContextSync();
    const whole = { ...limits, result: { reference: true } } as const;
    const trusted = (
      threaded ? await context.evalClosure(load.trusted, [], whole) : context.evalClosureSync(load.trusted, [], whole)
    ) as IsolatedVm.Reference;
    const member = (name: string) => trusted.getSync(name, { reference: true }) as IsolatedVm.Reference;
    await (threaded ? context.eval(load.library, limits) : context.evalSync(load.library, limits));
    await call(member("freeze"), []);
    entry = { attach: member("attach"), prepare: member("prepare"), run: member("run") };
  } catch (thrown) {
    complain(thrown instanceof Error ? thrown.message : "unknown failure");
    return fail(Status.setup);
  }

  let factory: IsolatedVm.Reference;
  try {
    // Alone first: what does not parse by itself cannot break out of the function around it.
    (await compile(load.javascript)).release();
    const script = await compile(load.program);
    const whole = { ...limits, reference: true } as const;
    factory = (threaded ? await script.run(context, whole) : script.runSync(context, whole)) as IsolatedVm.Reference;
  } catch (thrown) {
    const syntax = !isolate.isDisposed && thrown instanceof SyntaxError;
    return fail(syntax ? Status.syntax : statusOf(thrown));
  }
  try {
    const code = await call(entry.prepare, [factory.derefInto()]);
    if (typeof code !== "number") return fail(Status.protocol);
    if (code !== Status.ok) return fail((code & 15) as StatusCode, code >> 4);
  } catch (thrown) {
    return fail(statusOf(thrown));
  }

  let buffer = new SharedArrayBuffer(0);
  let attached = false;
  const program: ProgramIsolate = {
    shared: (bytes) => {
      if (bytes > buffer.byteLength) {
        buffer = new SharedArrayBuffer(Math.max(firstBufferBytes, 2 ** Math.ceil(Math.log2(bytes))));
        attached = false;
      }
      return buffer;
    },
    evaluate: async (sizes) => {
      try {
        if (!attached) {
          await call(entry.attach, [new ivm.ExternalCopy(buffer).copyInto()]);
          attached = true;
        }
        const layout = batchLayout({ sizes, widths: load.widths });
        const { state, action, next, time, memory, terminated, start, apart, reply, terms, memoryOut } = layout;
        const places = [state, action, next, time, memory, terminated, start, apart, reply, terms, memoryOut];
        const status = await call(entry.run, [sizes.rows, sizes.lanes, ...places]);
        return typeof status === "number" ? (status as StatusCode) : Status.protocol;
      } catch (thrown) {
        return statusOf(thrown);
      }
    },
    dispose: () => {
      if (!isolate.isDisposed) isolate.dispose();
    },
  };
  return { status: Status.ok, detail: 0, program };
}
