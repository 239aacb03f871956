import { clock, expect, guild, messages, test } from "templateworker/testing";

const texts = () => messages("general").filter((message) => !message.ephemeral).map((message) => message.content);

test("deletes as many as asked for", async () => {
  const alice = guild.member("alice");
  for (const text of ["one", "two", "three"]) await alice.send("general", text);
  const { reply } = await guild.member("mona").command("purge", { count: 2 });
  expect(reply).toMatchObject({ content: "Deleted: 2.", ephemeral: true });
  expect(texts()).toEqual(["one"]);
});

test("leaves what is older than two weeks", async () => {
  await guild.member("alice").send("general", "old");
  await clock.advance("15d");
  await guild.member("alice").send("general", "new");
  await guild.member("mona").command("purge", { count: 10 });
  expect(texts()).toEqual(["old"]);
});

test("is not for everybody", async () => {
  await expect(guild.member("bob").command("purge", { count: 10 })).rejects.toThrow("ManageMessages");
});
