import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { testSandbox } from "../conformance/sandbox.ts";
import { library, spec } from "./fixtures.ts";

testSandbox("process", () => createProcessSandbox({ spec, library, deadlineMilliseconds: 1000 }));
