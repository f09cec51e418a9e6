import { messageOf, RewardsmithError } from "../../core/errors.ts";
import { withMain } from "./main-file.ts";
import { nativeLayout } from "./native-layout.ts";

/** An address, as koffi hands it out. */
export type Pointer = unknown;

/** As far as we use it (koffi.dev); an optional package, so its own types may be missing. */
type Koffi = {
  load(path: string): {
    func(declaration: string): (...values: unknown[]) => unknown;
    symbol(name: string): Pointer;
  };
  view(pointer: Pointer, bytes: number): ArrayBuffer;
  alloc(type: string, count: number): Pointer;
  free(pointer: Pointer): void;
  decode(pointer: Pointer, offset: number, type: string): Pointer;
  encode(place: Pointer, type: string, value: Pointer): void;
};

/** MuJoCo's shared library, of the version whose memory layout we know. */
export type NativeMujoco = {
  /** Raises Error with MuJoCo's message. */
  loadModel(xml: string, files: Readonly<Record<string, Uint8Array>>): Pointer;
  makeData(model: Pointer): Pointer;
  deleteData(data: Pointer): void;
  deleteModel(model: Pointer): void;
  reset(model: Pointer, data: Pointer): void;
  forward(model: Pointer, data: Pointer): void;
  kinematics(model: Pointer, data: Pointer): void;
  step(model: Pointer, data: Pointer): void;
  contactForces(model: Pointer, data: Pointer): void;
  stateSize(model: Pointer, parts: number): number;
  getState(model: Pointer, data: Pointer, into: Pointer, parts: number): void;
  setState(model: Pointer, data: Pointer, from: Pointer, parts: number): void;
  /** The numbers at `offset` bytes from `pointer`; with `indirect`, where the pointer there points to. */
  numbersAt(pointer: Pointer, options: { offset: number; count: number; indirect: boolean }): Float64Array;
  allocate(numbers: number): { pointer: Pointer; view: Float64Array };
  free(pointer: Pointer): void;
};

const BYTES = Float64Array.BYTES_PER_ELEMENT;
const LONGEST_MESSAGE = 1000;

const unusable = (path: string, { problem, cause }: { problem: string; cause?: unknown }) =>
  new RewardsmithError({
    code: "mujoco/native-unusable",
    message: `MuJoCo's shared library cannot be used (${path}): ${problem}`,
    action: `Install koffi and MuJoCo ${nativeLayout.version} (pip install mujoco==${nativeLayout.version}) and name the library in REWARDSMITH_MUJOCO, or give --physics wasm.`,
    cause,
  });

const importKoffi = async (path: string): Promise<Koffi> => {
  // By a variable: the package is optional, and a compiler would insist on it.
  const name = "koffi";
  try {
    return ((await import(name)) as { default: Koffi }).default;
  } catch (cause) {
    throw unusable(path, { problem: "the package koffi, which calls it, is not installed", cause });
  }
};

const open = async (path: string): Promise<NativeMujoco> => {
  const koffi = await importKoffi(path);
  let library: ReturnType<Koffi["load"]>;
  let version: string;
  try {
    library = koffi.load(path);
    version = String(library.func("const char* mj_versionString()")());
  } catch (cause) {
    throw unusable(path, { problem: messageOf(cause), cause });
  }
  // Before anything is read by place: another version has other places.
  if (version !== nativeLayout.version)
    throw unusable(path, { problem: `it is version ${version}, and ${nativeLayout.version} is needed` });
  const inModel = (name: string) => library.func(`void ${name}(void* m, void* d)`) as NativeMujoco["step"];
  const load = library.func("void* mj_loadXML(const char* name, void* vfs, void* error, int size)");
  const emptyFiles = library.func("void mj_defaultVFS(void* vfs)");
  const addFile = library.func("int mj_addBufferVFS(void* vfs, const char* name, const void* bytes, int size)");
  const deleteFiles = library.func("int mj_deleteVFS(void* vfs)");
  // Warnings would go into a log file beside whatever runs; any function of a text that does nothing will do.
  koffi.encode(library.symbol("mju_user_warning"), "void*", library.symbol("mju_str2Type"));
  return {
    loadModel(xml, files) {
      const system = Buffer.alloc(64);
      const error = Buffer.alloc(LONGEST_MESSAGE);
      emptyFiles(system);
      try {
        const main = withMain(xml, files);
        for (const [name, bytes] of Object.entries(main.files)) addFile(system, name, bytes, bytes.length);
        const model = load(main.name, system, error, LONGEST_MESSAGE);
        if (model === null) throw new Error(error.toString("utf8", 0, error.indexOf(0)));
        return model;
      } finally {
        deleteFiles(system);
      }
    },
    makeData: library.func("void* mj_makeData(void* m)"),
    deleteData: library.func("void mj_deleteData(void* d)") as NativeMujoco["deleteData"],
    deleteModel: library.func("void mj_deleteModel(void* m)") as NativeMujoco["deleteModel"],
    reset: inModel("mj_resetData"),
    forward: inModel("mj_forward"),
    kinematics: inModel("mj_kinematics"),
    step: inModel("mj_step"),
    contactForces: inModel("mj_rnePostConstraint"),
    stateSize: library.func("int mj_stateSize(void* m, int parts)") as NativeMujoco["stateSize"],
    getState: library.func("void mj_getState(void* m, void* d, void* s, int parts)") as NativeMujoco["getState"],
    setState: library.func("void mj_setState(void* m, void* d, void* s, int parts)") as NativeMujoco["setState"],
    numbersAt(pointer, { offset, count, indirect }) {
      if (count === 0) return new Float64Array(0);
      if (!indirect) return new Float64Array(koffi.view(pointer, offset + count * BYTES), offset, count);
      return new Float64Array(koffi.view(koffi.decode(pointer, offset, "void*"), count * BYTES));
    },
    allocate(numbers) {
      const pointer = koffi.alloc("double", numbers);
      return { pointer, view: new Float64Array(koffi.view(pointer, numbers * BYTES)) };
    },
    free: (pointer) => koffi.free(pointer),
  };
};

const opened = new Map<string, Promise<NativeMujoco>>();

/** Once a process and path. Raises `mujoco/native-unusable`. */
export const openNativeMujoco = (path: string): Promise<NativeMujoco> => {
  const known = opened.get(path);
  if (known !== undefined) return known;
  const opening = open(path);
  opened.set(path, opening);
  return opening;
};
