import { expect, guild, logs, messages, test } from "templateworker/testing";

test("greets nobody until somebody has chosen where", async () => {
  await guild.join("dave");
  expect(messages("general")).toHaveLength(0);
});

test("greets in the chosen channel, in the chosen words", async () => {
  const set = await guild
    .member("olivia")
    .command("welcome", { channel: guild.channel("welcome"), text: "Hello {name}, you are our {count} member" });
  expect(set.reply.text).toBe("New members are greeted in #welcome.");
  const dave = await guild.join("dave");
  await guild.join("erin");
  const greetings = messages("welcome").map((message) => message.content);
  expect(greetings[0]).toBe(`Hello ${dave.displayName}, you are our 1st member`);
  expect(greetings[1]).toContain("2nd member");
});

test("mentions the newcomer and nobody else", async () => {
  await guild.member("olivia").command("welcome", { text: "{member} @everyone" });
  const dave = await guild.join("dave");
  expect(messages("general").at(-1)?.mentions).toEqual([dave.id]);
});

test("greets nobody any more when it is switched off", async () => {
  await guild.member("olivia").command("welcome");
  const off = await guild.member("olivia").command("welcome", { off: true });
  expect(off.reply).toMatchObject({ ephemeral: true, text: "New members are not greeted any more." });
  const before = messages("general").length;
  await guild.join("dave");
  expect(messages("general")).toHaveLength(before);
});
