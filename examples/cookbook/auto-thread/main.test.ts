import { beforeEach, expect, guild, messages, settings, test } from "templateworker/testing";

beforeEach(() => settings.set({ channel: guild.channel("suggestions").id }));

test("starts a thread that is named after the message", async () => {
  await guild.member("alice").send("suggestions", "More cats\nbecause they are nice");
  const thread = guild.channel("More cats");
  expect(thread.parentId).toBe(guild.channel("suggestions").id);
  expect(thread.messages.at(-1)?.text).toBe("@alice, answers go here.");
});

test("leaves other channels alone", async () => {
  await guild.member("alice").send("general", "hi");
  expect(guild.channels.some((channel) => channel.parentId === guild.channel("general").id)).toBe(false);
  expect(messages("general")).toHaveLength(1);
});
