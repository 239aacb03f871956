import { beforeEach, expect, guild, test } from "templateworker/testing";

beforeEach(async () => {
  const mona = guild.member("mona");
  await mona.command("faq-keep", { question: "How do I join a raid?", answer: "Write your name in #events." });
  await mona.command("faq-keep", { question: "When do we meet?", answer: "On Fridays." });
});

test("proposes the questions in which the typed text occurs", async () => {
  const alice = guild.member("alice");
  const choices = await alice.autocomplete("faq", "question", "RAID");
  expect(choices).toEqual([{ name: "How do I join a raid?", value: "How do I join a raid?" }]);
  expect(await alice.autocomplete("faq", "question", "")).toHaveLength(2);
});

test("answers to everybody, and says alone to the member that there is no answer", async () => {
  const alice = guild.member("alice");
  const known = await alice.command("faq", { question: "When do we meet?" });
  expect(known.reply.content).toBe("**When do we meet?**\nOn Fridays.");
  const unknown = await alice.command("faq", { question: "Why?" });
  expect(unknown.reply).toMatchObject({ content: "Nobody has answered that yet.", ephemeral: true });
});
