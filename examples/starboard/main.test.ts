import { beforeEach, expect, guild, messages, settings, test, type Message } from "templateworker/testing";

const STAR = "⭐";
const board = () => messages("polls");

beforeEach(() => settings.set({ channel: guild.channel("polls").id, threshold: 2 }));

async function star(message: Message, ...names: string[]): Promise<void> {
  for (const name of names) await guild.member(name).react(message, STAR);
}

test("shows a message with enough stars, with its text and a link", async () => {
  const message = await guild.member("alice").send("general", "The best joke ever");
  await star(message, "bob");
  expect(board()).toHaveLength(0);
  await star(message, "mona");
  expect(board()).toHaveLength(1);
  expect(board()[0]?.content).toContain("**2**");
  expect(board()[0]?.embeds[0]?.description).toBe("The best joke ever");
  expect(board()[0]?.embeds[0]?.fields?.[0]?.value).toContain(message.id);
});

test("follows the number of stars on the same post", async () => {
  const message = await guild.member("alice").send("general", "hello");
  await star(message, "bob", "mona", "olivia");
  expect(board()).toHaveLength(1);
  expect(board()[0]?.content).toContain("**3**");
});

test("makes one post when many stars come at once", async () => {
  const message = await guild.member("alice").send("general", "hello");
  await Promise.all(["bob", "mona", "olivia"].map((name) => guild.member(name).react(message, STAR)));
  expect(board()).toHaveLength(1);
  expect(board()[0]?.content).toContain("**3**");
});

test("does not count the author, other emojis, or stars on the board", async () => {
  const message = await guild.member("alice").send("general", "hello");
  await star(message, "alice", "bob");
  await guild.member("mona").react(message, "🌟");
  expect(board()).toHaveLength(0);
  await star(message, "olivia");
  const post = board()[0]!;
  await star(post, "alice", "bob", "mona");
  expect(board()).toHaveLength(1);
});

test("counts the author where the guild says so", async () => {
  await settings.set({ self_stars: true });
  const message = await guild.member("alice").send("general", "hello");
  await star(message, "alice", "bob");
  expect(board()).toHaveLength(1);
});

test("takes a message down that loses its stars or is deleted", async () => {
  const first = await guild.member("alice").send("general", "first");
  await star(first, "bob", "mona");
  await guild.member("mona").unreact(first, STAR);
  expect(board()).toHaveLength(0);

  const second = await guild.member("alice").send("general", "second");
  await star(second, "bob", "mona");
  await guild.member("alice").delete(second);
  expect(board()).toHaveLength(0);
});

test("lists the messages with the most stars", async () => {
  const first = await guild.member("alice").send("general", "first");
  const second = await guild.member("alice").send("general", "second");
  await star(first, "bob", "mona");
  await star(second, "bob", "mona", "olivia");
  const shown = await guild.member("bob").command("starboard top");
  const lines = shown.reply.content.split("\n");
  expect(lines[0]).toContain(second.id);
  expect(lines[1]).toContain(first.id);
});

test("does nothing without a channel, and says so", async () => {
  await settings.set({ channel: null });
  const message = await guild.member("alice").send("general", "hello");
  await star(message, "bob", "mona");
  expect(board()).toHaveLength(0);
  expect((await guild.member("bob").command("starboard show")).reply.content).toContain("no channel yet");
});
