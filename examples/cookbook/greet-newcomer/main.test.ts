import { beforeEach, expect, guild, messages, settings, test } from "templateworker/testing";

beforeEach(() => settings.set({ channel: guild.channel("welcome").id }));

test("greets a newcomer", async () => {
  await guild.join("carol");
  expect(messages("welcome").map((message) => message.text)).toEqual(["Welcome, @carol!"]);
});

test("uses the greeting that the guild has set", async () => {
  await settings.set({ greeting: "Hi {name}, read the rules." });
  await guild.join("carol");
  expect(messages("welcome")[0]?.text).toBe("Hi @carol, read the rules.");
});
