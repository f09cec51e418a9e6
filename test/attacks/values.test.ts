import { testAttacks } from "./attack-tests.ts";
import { values } from "./programs/values.ts";

testAttacks("values", values);
