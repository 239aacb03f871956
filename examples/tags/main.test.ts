import { expect, guild, test } from "templateworker/testing";

test("keeps a text and shows it to everybody, whatever the case of its name", async () => {
  const kept = await guild.member("alice").command("tag set", { name: "rules", text: "Be kind." });
  expect(kept.reply.content).toBe('Tag "rules" is kept.');
  expect(kept.reply.ephemeral).toBe(true);

  const shown = await guild.member("bob").command("tag get", { name: "Rules" });
  expect(shown.reply.content).toBe("Be kind.");
  expect(shown.reply.ephemeral).toBe(false);
});

test("changes a tag that is there", async () => {
  const alice = guild.member("alice");
  await alice.command("tag set", { name: "rules", text: "Be kind." });
  const changed = await alice.command("tag set", { name: "rules", text: "Be very kind." });
  expect(changed.reply.content).toBe('Tag "rules" is changed.');
});

test("lets only its author and moderators change and delete a tag", async () => {
  await guild.member("alice").command("tag set", { name: "rules", text: "Be kind." });
  const bob = guild.member("bob");
  expect((await bob.command("tag set", { name: "rules", text: "Be rude." })).reply.content).toContain("somebody else");
  expect((await bob.command("tag delete", { name: "rules" })).reply.content).toContain("somebody else");
  expect((await bob.command("tag get", { name: "rules" })).reply.content).toBe("Be kind.");
  const changed = await guild.member("mona").command("tag set", { name: "rules", text: "Be kinder." });
  expect(changed.reply.content).toBe('Tag "rules" is changed.');
  expect((await guild.member("alice").command("tag delete", { name: "rules" })).reply.content).toBe(
    'Tag "rules" is gone.',
  );
});

test("lists, forgets, and says what is not there", async () => {
  const alice = guild.member("alice");
  expect((await alice.command("tag list")).reply.content).toBe("There are no tags yet.");
  await alice.command("tag set", { name: "a", text: "A" });
  await alice.command("tag set", { name: "b", text: "B" });
  expect((await alice.command("tag list")).reply.content).toBe("Tags: a, b");
  expect((await alice.command("tag delete", { name: "a" })).reply.content).toBe('Tag "a" is gone.');
  expect((await alice.command("tag delete", { name: "a" })).reply.content).toBe('There is no tag "a".');
  expect((await alice.command("tag get", { name: "a" })).reply.content).toContain('There is no tag "a".');
});

test("proposes the names that begin as what is typed", async () => {
  const alice = guild.member("alice");
  await alice.command("tag set", { name: "rules", text: "Be kind." });
  await alice.command("tag set", { name: "roles", text: "Ask mona." });
  await alice.command("tag set", { name: "faq", text: "Read it." });
  const choices = await alice.autocomplete("tag get", "name", "R");
  expect(choices.map((choice) => choice.value)).toEqual(["roles", "rules"]);
});
