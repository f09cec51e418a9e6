import { testAttacks } from "./attack-tests.ts";
import { authority } from "./programs/authority.ts";

testAttacks("authority", authority);
