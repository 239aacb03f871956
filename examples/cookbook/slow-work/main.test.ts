import { clock, expect, guild, test } from "templateworker/testing";

test("says that it works on it, and answers when it is done", async () => {
  const { reply } = await guild.member("alice").command("brew");
  expect(reply.thinking).toBe(true);
  await clock.advance("10s");
  expect(reply).toMatchObject({ thinking: false, content: "Your tea is ready." });
});
