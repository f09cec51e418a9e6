#!/usr/bin/env node
// `npm start`: the main job with no arguments, any command with some.
if (process.argv.length === 2) process.argv.push("demo");
await import("./rewardsmith.mjs");
