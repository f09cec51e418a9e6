import { testRandomPrograms } from "./random-programs.ts";

testRandomPrograms(Number(process.env["FUZZ_PROGRAMS"] ?? 500));
