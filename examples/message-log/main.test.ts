import { clock, expect, guild, messages, settings, test } from "templateworker/testing";

const watch = () => settings.set({ channel: guild.channel("log").id });

const entries = () => messages("log").map((message) => message.embeds[0]);

test("shows what an edited message said before", async () => {
  await watch();
  const alice = guild.member("alice");
  const message = await alice.send("general", "I like cats");
  await alice.edit(message, "I like dogs");
  await alice.edit(message, "I like birds");
  expect(entries()).toMatchObject([
    { fields: [{ name: "Before", value: "I like cats" }, { name: "Now", value: "I like dogs" }] },
    { fields: [{ name: "Before", value: "I like dogs" }, { name: "Now", value: "I like birds" }] },
  ]);
  expect(entries()[0]?.description).toContain(`<@${alice.id}>`);
});

test("shows what a deleted message said, and notifies nobody", async () => {
  await watch();
  const alice = guild.member("alice");
  const message = await alice.send("general", `Hello ${guild.member("bob")}`);
  await guild.member("mona").delete(message);
  expect(entries()).toHaveLength(1);
  expect(entries()[0]?.fields?.[0]?.value).toBe(`Hello ${guild.member("bob")}`);
  expect(messages("log")[0]?.mentions).toEqual([]);
});

test("forgets messages after the days that the guild chose", async () => {
  await watch();
  await settings.set({ keep_days: 1 });
  const message = await guild.member("alice").send("general", "old news");
  await clock.advance("1d");
  await guild.member("alice").delete(message);
  expect(entries()).toEqual([]);
});

test("waits in silence until its channel is set", async () => {
  const one = await guild.member("alice").send("general", "hello");
  await guild.member("alice").delete(one);
  await guild.emit("MESSAGE_DELETE_BULK", { ids: ["1"], channel_id: one.channel_id });
  expect(entries()).toEqual([]);
});

test("leaves bots and ignored channels alone", async () => {
  await watch();
  await settings.set({ ignored_channels: [guild.channel("polls").id] });
  const message = await guild.member("alice").send("polls", "private");
  await guild.member("alice").delete(message);
  expect(entries()).toEqual([]);
});

test("sums up a bulk deletion", async () => {
  await watch();
  const one = await guild.member("alice").send("general", "spam 1");
  const two = await guild.member("bob").send("general", "spam 2");
  await guild.emit("MESSAGE_DELETE_BULK", { ids: [one.id, two.id, "1"], channel_id: one.channel_id });
  expect(entries()[0]?.description).toMatch(/^3 messages/);
  expect(entries()[0]?.fields?.[0]?.value).toBe(`${guild.member("alice")}: spam 1\n${guild.member("bob")}: spam 2`);
});

test("shortens what is too long for a field", async () => {
  await watch();
  const message = await guild.member("alice").send("general", "x".repeat(1500));
  await guild.member("alice").delete(message);
  expect(entries()[0]?.fields?.[0]?.value).toHaveLength(1001);
});
