import { expect, guild, messages, test } from "templateworker/testing";

async function forbid(word: string) {
  return (await guild.member("mona").command("filter add", { word })).reply.content;
}

test("deletes a forbidden word and warns its author, counting", async () => {
  expect(await forbid("fiddlesticks")).toBe('"fiddlesticks" is forbidden now.');
  const bob = guild.member("bob");
  await bob.send("general", "Oh, Fiddlesticks!");
  await bob.send("general", "fiddlesticks again");
  const said = messages("general").filter((message) => !message.ephemeral);
  expect(said.map((message) => message.text)).toEqual([
    "@bob, that word is not welcome here (warning 1).",
    "@bob, that word is not welcome here (warning 2).",
  ]);
});

test("knows whole words only", async () => {
  await forbid("ass");
  const message = await guild.member("bob").send("general", "a class act");
  expect(message.deleted).toBe(false);
});

test("finds a word that is put in later", async () => {
  await forbid("heck");
  const bob = guild.member("bob");
  const message = await bob.send("general", "what the");
  await bob.edit(message, "what the heck");
  expect(message.deleted).toBe(true);
});

test("allows a word again, and lists what is left", async () => {
  const mona = guild.member("mona");
  await forbid("heck");
  await forbid("darn");
  expect(await forbid("heck")).toBe('"heck" is forbidden already.');
  const removed = await mona.command("filter remove", { word: "heck" });
  expect(removed.reply.content).toBe('"heck" is allowed again.');
  expect((await mona.command("filter list")).reply.content).toBe("Forbidden: darn");
  expect((await guild.member("bob").send("general", "heck")).deleted).toBe(false);
});

test("forgets no word when two moderators add at once", async () => {
  await Promise.all([forbid("heck"), forbid("darn")]);
  const list = await guild.member("mona").command("filter list");
  expect(list.reply.content).toBe("Forbidden: darn, heck");
});
