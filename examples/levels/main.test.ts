import { clock, expect, guild, kv, messages, settings, test } from "templateworker/testing";
import { costOf, standing } from "./curve.js";

const hundred = () => settings.set({ xp_min: 100, xp_max: 100 });

test("knows the level of every amount", () => {
  expect(standing(0)).toEqual({ level: 0, into: 0, needed: 100 });
  expect(standing(99).level).toBe(0);
  expect(standing(100)).toEqual({ level: 1, into: 0, needed: costOf(1) });
  expect(standing(100 + costOf(1)).level).toBe(2);
});

test("earns once a minute", async () => {
  await hundred();
  const alice = guild.member("alice");
  await alice.send("general", "one");
  await alice.send("general", "two");
  expect((await alice.command("rank")).reply.content).toContain("level 1, 0 of 155 to the next (100 in all)");
  await clock.advance("61s");
  await alice.send("general", "three");
  expect((await alice.command("rank")).reply.content).toContain("(200 in all)");
});

test("earns between least and most", async () => {
  await guild.member("alice").send("general", "hello");
  const place = await kv.sorted("levels/experience").get(guild.member("alice").id);
  expect(place?.score).toBeGreaterThanOrEqual(15);
  expect(place?.score).toBeLessThanOrEqual(25);
});

test("announces a new level where the guild wants it", async () => {
  await settings.set({ xp_min: 100, xp_max: 100, announce: "here" });
  await guild.member("alice").send("general", "hello");
  expect(messages("general").at(-1)?.text).toBe("🎉 @alice has reached level 1.");
  await settings.set({ announce: "channel", announce_channel: guild.channel("bot-commands").id });
  await guild.member("bob").send("general", "hello");
  expect(messages("bot-commands").at(-1)?.text).toBe("🎉 @bob has reached level 1.");
});

test("earns nothing in ignored channels", async () => {
  await settings.set({ ignored_channels: [guild.channel("polls").id] });
  await guild.member("alice").send("polls", "hello");
  expect((await guild.member("alice").command("rank")).reply.content).toContain("no experience yet");
});

test("gives the role of a level", async () => {
  const role = await guild.createRole("Regular");
  await settings.set({ xp_min: 100, xp_max: 100, rewards: [`1=${role.id}`, "nonsense"] });
  await guild.member("alice").send("general", "hello");
  expect(guild.member("alice").roles).toContain("Regular");
});

test("shows who leads, page by page", async () => {
  const list = kv.sorted("levels/experience");
  for (let i = 1; i <= 12; i++) await list.set(`1000000000000000${10 + i}`, i * 100);
  const board = await guild.member("bob").command("leaderboard");
  const first = board.reply.content.split("\n");
  expect(first).toHaveLength(10);
  expect(first[0]).toContain("1. <@100000000000000022>");
  await guild.member("bob").click(board.reply, "After");
  expect(board.reply.content.split("\n")).toHaveLength(2);
  expect(board.reply.buttons.find((button) => button.label === "After")?.disabled).toBe(true);
});

test("lets managers correct experience, and forgets who leaves", async () => {
  const alice = guild.member("alice");
  const olivia = guild.member("olivia");
  const given = await olivia.command("xp give", { member: alice, amount: 300 });
  expect(given.reply.text).toBe("@alice has 300 now: level 2.");
  await olivia.command("xp give", { member: alice, amount: -500 });
  expect((await alice.command("rank")).reply.content).toContain("(0 in all)");
  expect((await olivia.command("xp reset", { member: alice })).reply.text).toBe("@alice begins anew.");
  await olivia.command("xp give", { member: alice, amount: 10 });
  await alice.leave();
  expect(await kv.sorted("levels/experience").count()).toBe(0);
});
