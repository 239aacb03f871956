import { calls, expect, guild, messages, settings, test } from "templateworker/testing";

const kick = async (by: string, member: string) =>
  (await guild.member(by).command("kick", { member: guild.member(member), reason: "spam" })).reply;

test("kicks with the reason, and writes it down", async () => {
  await settings.set({ log: guild.channel("mod-log").id });
  const bob = guild.member("bob");
  expect((await kick("olivia", "bob")).ephemeral).toBe(true);
  expect(bob.exists).toBe(false);
  expect(calls("discord.kickMember")[0]?.arguments).toEqual([bob.id, "olivia: spam"]);
  expect(messages("mod-log").at(-1)?.text).toMatch(/^@olivia kicked .*: spam$/);
});

test("does not kick a moderator", async () => {
  expect((await kick("olivia", "mona")).content).toBe("That is a moderator.");
  expect(calls("discord.kickMember")).toEqual([]);
});

test("is not for everybody", async () => {
  await expect(kick("alice", "bob")).rejects.toThrow("KickMembers");
});
