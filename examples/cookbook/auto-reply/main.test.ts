import { expect, guild, messages, test } from "templateworker/testing";

test("answers a question as a reply", async () => {
  const question = await guild.member("alice").send("general", "So, how do I join?");
  expect(messages("general").at(-1)).toMatchObject({
    content: "Write `/apply` and tell us who you are.",
    reply_to: question.id,
  });
});

test("leaves everything else alone", async () => {
  await guild.member("alice").send("general", "I joined!");
  expect(messages("general")).toHaveLength(1);
});
