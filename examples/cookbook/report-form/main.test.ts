import { beforeEach, expect, guild, messages, settings, test } from "templateworker/testing";

beforeEach(() => settings.set({ channel: guild.channel("mod-log").id }));

test("brings what a member filled in to the moderators", async () => {
  const alice = guild.member("alice");
  const form = await alice.command("report");
  expect(form.modal.title).toBe("Report");
  const { reply } = await alice.submit(form, { who: "bob", what: "He was rude." });
  expect(reply.content).toBe("Thank you. The moderators will look at it.");
  expect(messages("mod-log")[0]?.text).toBe("@alice reports **bob**:\nHe was rude.");
});

test("takes no report without text", async () => {
  const form = await guild.member("alice").command("report");
  await expect(guild.member("alice").submit(form, { who: "bob" })).rejects.toThrow("what");
});
