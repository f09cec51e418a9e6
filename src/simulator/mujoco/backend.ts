/**
 * Which MuJoCo this process computes in: a process has one, said before its first environment is made. The WebAssembly build
 * unless a shared library is named.
 */
let library: string | null = null;

/** The path of MuJoCo's shared library, or null for the WebAssembly build. */
export const physicsLibrary = (): string | null => library;

export const usePhysicsLibrary = (path: string | null): void => {
  library = path;
};
