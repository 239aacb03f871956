import { expect, guild, kv, messages, test } from "templateworker/testing";

test("answers a ping, and nothing else", async () => {
  const alice = guild.member("alice");
  await alice.send("general", "!ping");
  await alice.send("general", "ping?");
  expect(messages("general").map((message) => message.content)).toEqual(["!ping", "pong", "ping?"]);
});

test("counts on, whoever counts", async () => {
  await guild.member("alice").command("count");
  const second = await guild.member("bob").command("count");
  expect(second.reply.content).toBe("Counted to 2");
  expect(await kv.get("count")).toBe(2);
});
