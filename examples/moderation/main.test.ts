import { beforeEach, calls, clock, expect, guild, logs, messages, settings, test } from "templateworker/testing";

beforeEach(() => settings.set({ log_channel: guild.channel("mod-log").id }));

const mona = () => guild.member("mona");
const bob = () => guild.member("bob");
const cases = () => messages("mod-log").map((message) => message.embeds[0]?.title);

test("warns a member, tells them why and keeps a case", async () => {
  const { reply } = await mona().command("warn", { member: bob(), reason: "Be kind." });
  expect(reply.text).toBe("Case 1: @bob is warned.");
  expect(bob().directMessages.map((message) => message.content)).toEqual(["You were warned: Be kind."]);
  expect(messages("mod-log")[0]?.embeds[0]).toMatchObject({ title: "Case 1: warning", description: "Be kind." });
});

test("times out with the third warning, and not when the first is long ago", async () => {
  await mona().command("warn", { member: bob(), reason: "one" });
  await clock.advance("31d");
  await mona().command("warn", { member: bob(), reason: "two" });
  await mona().command("warn", { member: bob(), reason: "three" });
  expect(bob().timedOutUntil).toBe(null);
  const { reply } = await mona().command("warn", { member: bob(), reason: "four" });
  expect(reply.text).toBe("Case 4: @bob is warned and timed out for a day.");
  expect(bob().timedOutUntil).toEqual(new Date(clock.now().getTime() + 86_400_000));
  expect(cases().at(-1)).toBe("Case 5: timeout");
});

test("times a member out for some minutes", async () => {
  await mona().command("timeout", { member: bob(), minutes: 10, reason: "calm down" });
  expect(bob().timedOutUntil).toEqual(new Date("2026-01-01T12:10:00Z"));
  await expect(bob().send("general", "but")).rejects.toThrow();
  await clock.advance("10m");
  await bob().send("general", "sorry");
});

test("kicks after telling the member, with the reason in the audit log", async () => {
  const kicked = bob();
  await mona().command("kick", { member: kicked, reason: "spam" });
  expect(kicked.exists).toBe(false);
  expect(kicked.directMessages.at(-1)?.content).toBe("You got a kick: spam");
  expect(calls("discord.kickMember")[0]?.arguments).toEqual([kicked.id, "mona: spam"]);
});

test("bans and deletes what was written lately", async () => {
  await mona().command("ban", { member: bob(), reason: "raid", "delete-hours": 2 });
  expect(guild.bans).toEqual([{ id: expect.any(String), name: "bob", reason: "mona: raid" }]);
  expect(calls("discord.banMember")[0]?.arguments[1]).toEqual({ delete_message_seconds: 7200 });
});

test("lists the cases of one member alone", async () => {
  await mona().command("warn", { member: bob(), reason: "late" });
  await mona().command("warn", { member: guild.member("alice"), reason: "loud" });
  const { reply } = await mona().command("cases", { member: bob() });
  expect(reply.text).toBe("**1** warning, 2026-01-01, by @mona: late");
  const other = await mona().command("cases", { member: guild.member("olivia") });
  expect(other.reply.text).toBe("There are no cases of @olivia.");
});

test("protects bots, the owner, equals and oneself", async () => {
  await guild.member("alice").addRole("Moderator");
  for (const [target, answer] of [
    [mona(), "You cannot do this to yourself."],
    [guild.bot, "You cannot do this to a bot."],
    [guild.member("olivia"), "You cannot do this to somebody whose role is as high as yours."],
    [guild.member("alice"), "You cannot do this to somebody whose role is as high as yours."],
  ] as const) {
    const { reply } = await mona().command("kick", { member: target, reason: "x" });
    expect(reply.content).toBe(answer);
    expect(target.exists).toBe(true);
  }
  expect(cases()).toEqual([]);
});

test("lets the owner act on a moderator", async () => {
  const { reply } = await guild.member("olivia").command("warn", { member: mona(), reason: "You too." });
  expect(reply.text).toBe("Case 1: @mona is warned.");
});

test("tells of a timeout only when there is one", async () => {
  await mona().command("timeout", { member: bob(), minutes: 10, reason: "calm down" });
  const made = calls().map((call) => call.method);
  expect(made.indexOf("discord.timeoutMember")).toBeLessThan(made.indexOf("discord.createDirectMessage"));
  expect(bob().directMessages.at(-1)?.content).toBe("You got a timeout: calm down");
});

test("looks at what the bot may do before it tells of a ban", async () => {
  await mona().command("ban", { member: bob(), reason: "raid" });
  const made = calls().map((call) => call.method);
  expect(made).toContain("discord.getMember");
  expect(made.indexOf("discord.getMember")).toBeLessThan(made.indexOf("discord.createDirectMessage"));
});

test("acts and answers when the log cannot be written", async () => {
  await settings.set({ log_channel: guild.channel("staff-only").id });
  const warned = await mona().command("warn", { member: guild.member("alice"), reason: "Be kind." });
  expect(warned.reply.text).toBe("Case 1: @alice is warned.");
  expect(guild.member("alice").directMessages).toHaveLength(1);
  const banned = await mona().command("ban", { member: bob(), reason: "raid" });
  expect(banned.reply.text).toContain("Case 2: ban of");
  expect(guild.bans).toHaveLength(1);
  expect(logs().filter((line) => line.level === "warn")).toHaveLength(2);
});
