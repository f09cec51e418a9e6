import { expect, test } from "vitest";
import { redisAddress } from "../../../src/execution/bullmq/address.ts";

test.each([
  ["redis://host", { text: "redis://host:6379", host: "host", port: 6379, tls: false, database: 0 }],
  ["rediss://host:1/2", { text: "rediss://host:1/2", host: "host", port: 1, tls: true, database: 2 }],
  ["redis://[::1]:7", { text: "redis://[::1]:7", host: "::1", port: 7, tls: false }],
  ["redis://:p%40ss@host", { text: "redis://host:6379", password: "p@ss" }],
  ["redis://me:secret@host/", { text: "redis://host:6379", username: "me", password: "secret" }],
])("%s is read, and what may be printed of it holds no credentials", (given, expected) => {
  expect(redisAddress(given)).toMatchObject(expected);
});

test.each([
  "",
  "host:6379",
  "http://me:secret@host",
  "redis://me:secret@",
  "redis://me:secret@host/x",
  "redis://me:secret@host?a=1",
])("'%s' is refused, and not repeated", (given) => {
  expect(() => redisAddress(given)).toThrow(/the address of Redis/);
  expect(() => redisAddress(given)).not.toThrow(/secret/);
});
