import { clock, expect, guild, test } from "templateworker/testing";

test("says that it works on it, and changes the answer until it is done", async () => {
  const { reply } = await guild.member("alice").command("brew");
  expect(reply.thinking).toBe(true);
  await clock.advance("5s");
  expect(reply).toMatchObject({ thinking: false, content: "The water boils." });
  await clock.advance("5s");
  expect(reply.content).toBe("Your tea is ready.");
});
