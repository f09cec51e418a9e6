import { testAttacks } from "./attack-tests.ts";
import { tampering } from "./programs/tampering.ts";

testAttacks("tampering", tampering);
