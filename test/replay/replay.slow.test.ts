import { testRecordedAndReplayed, testWholeSearch } from "./searches.ts";

testWholeSearch("hopper");
testRecordedAndReplayed("hopper", { times: 2 });
