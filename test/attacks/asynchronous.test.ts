import { testAttacks } from "./attack-tests.ts";
import { asynchronous } from "./programs/asynchronous.ts";

testAttacks("asynchronous", asynchronous);
