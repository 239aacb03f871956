import { clock, expect, guild, kv, test } from "templateworker/testing";

test("gives a point a minute", async () => {
  const alice = guild.member("alice");
  await alice.send("general", "one");
  await alice.send("general", "two");
  await clock.advance("1m");
  await alice.send("general", "three");
  expect(await kv.sorted("points").get(alice.id)).toEqual({ score: 2, rank: 1 });
});

test("lists the best and one's own place", async () => {
  await kv.sorted("points").set(guild.member("bob").id, 7);
  await guild.member("alice").send("general", "hi");
  const { reply } = await guild.member("alice").command("top");
  expect(reply.text).toBe("1. @bob 7\n2. @alice 1\nYou are number 2.");
  expect((await guild.member("mona").command("top")).reply.text).toContain("You have none yet.");
});
