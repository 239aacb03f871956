import { expect, guild, messages, settings, test, type Message } from "templateworker/testing";

const MANAGE_ROLES = `${1n << 28n}`;

async function panel(...pairs: [emoji: string, role: string][]): Promise<Message> {
  const message = await guild.member("mona").send("general", "Take your roles");
  for (const [emoji, name] of pairs) {
    const role = await guild.createRole(name);
    const added = await guild.member("olivia").command("reaction-role add", { message: message.id, emoji, role });
    expect(added.reply.text).toContain(`gets @${name}`);
  }
  return message;
}

test("gives the role with the reaction, and takes it with it", async () => {
  const message = await panel(["🎨", "Artist"]);
  const alice = guild.member("alice");
  await alice.react(message, "🎨");
  expect(alice.roles).toContain("Artist");
  await alice.unreact(message, "🎨");
  expect(alice.roles).not.toContain("Artist");
});

test("reacts first, so that members only click", async () => {
  const message = await panel(["🎨", "Artist"]);
  expect(message.reactions.map((reaction) => reaction.emoji)).toEqual(["🎨"]);
  expect(guild.bot.roles).not.toContain("Artist");
});

test("leaves other emojis and other messages alone", async () => {
  const message = await panel(["🎨", "Artist"]);
  const alice = guild.member("alice");
  await alice.react(message, "🎉");
  await alice.react(await guild.member("bob").send("general", "hello"), "🎨");
  expect(alice.roles).not.toContain("Artist");
});

test("holds members to one role of a message where the guild says so", async () => {
  await settings.set({ single: true });
  const message = await panel(["🔴", "Red"], ["🔵", "Blue"]);
  const alice = guild.member("alice");
  await alice.react(message, "🔴");
  await alice.react(message, "🔵");
  expect(alice.roles).toContain("Blue");
  expect(alice.roles).not.toContain("Red");
});

test("does not hand out a role above the moderator's own", async () => {
  const message = await guild.member("mona").send("general", "Take your roles");
  const mona = guild.member("mona");
  await mona.addRole(await guild.createRole("Keeper of roles", { permissions: MANAGE_ROLES }));
  const refused = await mona.command("reaction-role add", {
    message: message.id,
    emoji: "👑",
    role: guild.role("Moderator"),
  });
  expect(refused.reply.text).toContain("not below your own highest role");
  expect(message.reactions).toHaveLength(0);
});

test("does not promise a role that the bot cannot give", async () => {
  const message = await guild.member("mona").send("general", "Take your roles");
  const refused = await guild.member("olivia").command("reaction-role add", { message: message.id, emoji: "👑", role: guild.role("Admin") });
  expect(refused.reply.text).toBe("@Admin is not below my own highest role. An admin must put mine above it.");
  expect(message.reactions).toHaveLength(0);
});

test("says what is wrong with a message or an emoji", async () => {
  const role = await guild.createRole("Artist");
  const olivia = guild.member("olivia");
  const noMessage = await olivia.command("reaction-role add", { message: "here", emoji: "🎨", role });
  expect(noMessage.reply.text).toContain("That is no message");
  const noEmoji = await olivia.command("reaction-role add", { message: "123456789012345678", emoji: "art", role });
  expect(noEmoji.reply.text).toContain("no emoji");
  const gone = await olivia.command("reaction-role add", { message: "123456789012345678", emoji: "🎨", role });
  expect(gone.reply.text).toContain("I find no such message");
});

test("forgets a message that is deleted, and an emoji that is removed", async () => {
  const message = await panel(["🎨", "Artist"], ["🎮", "Gamer"]);
  const olivia = guild.member("olivia");
  await olivia.command("reaction-role remove", { message: message.id, emoji: "🎮" });
  expect((await olivia.command("reaction-role list")).reply.text.split("\n")).toHaveLength(1);
  await guild.member("mona").delete(message);
  expect((await olivia.command("reaction-role list")).reply.text).toContain("No reaction gives a role yet");
  expect(messages("general").every((shown) => !shown.content.includes("undefined"))).toBe(true);
});
