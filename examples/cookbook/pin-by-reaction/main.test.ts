import { calls, expect, guild, settings, test } from "templateworker/testing";

test("pins once enough members ask for it", async () => {
  await settings.set({ needed: 2 });
  const message = await guild.member("alice").send("general", "Meet at eight");
  await guild.member("bob").react(message, "📌");
  expect(message.pinned).toBe(false);
  await guild.member("mona").react(message, "📌");
  expect(message.pinned).toBe(true);
  await guild.member("olivia").react(message, "📌");
  expect(calls("discord.pinMessage")).toHaveLength(1);
});

test("other emojis mean nothing", async () => {
  await settings.set({ needed: 1 });
  const message = await guild.member("alice").send("general", "hi");
  await guild.member("bob").react(message, "👍");
  expect(message.pinned).toBe(false);
});
