import { beforeEach, expect, guild, kv, test } from "templateworker/testing";

beforeEach(() => kv.sorted("scores").set("alice", 5));

test("forgets the scores after the click", async () => {
  const { reply } = await guild.member("olivia").command("reset");
  await guild.member("olivia").click(reply, "Forget them");
  expect(reply.content).toBe("They are forgotten.");
  expect(reply.buttons).toEqual([]);
  expect(await kv.sorted("scores").count()).toBe(0);
});

test("keeps them otherwise", async () => {
  const { reply } = await guild.member("olivia").command("reset");
  await guild.member("olivia").click(reply, "Keep them");
  expect(await kv.sorted("scores").count()).toBe(1);
});
