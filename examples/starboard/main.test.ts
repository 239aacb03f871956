import { beforeEach, calls, clock, expect, guild, kv, messages, settings, test, type Message } from "templateworker/testing";

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

test("claims the making of a post for a minute alone", async () => {
  const message = await guild.member("alice").send("general", "hello");
  await star(message, "bob", "mona");
  expect(calls("kv.setIf")[0]?.arguments.at(-1)).toBe(60);
  await clock.advance("1h");
  await star(message, "olivia");
  expect(board()).toHaveLength(1);
  expect(board()[0]?.content).toContain("**3**");
});

test("leaves no post of a message that is deleted while its post is made", async () => {
  const deleteAfter = async (message: Message, steps: number) => {
    for (let i = 0; i < steps; i++) await kv.get("nothing");
    await guild.member("alice").delete(message);
  };
  for (let steps = 0; steps < 12; steps++) {
    const message = await guild.member("alice").send("general", "hello");
    await star(message, "bob");
    // The earliest deletions come before the second star can.
    await Promise.all([guild.member("mona").react(message, STAR).catch(() => undefined), deleteAfter(message, steps)]);
    expect(board()).toHaveLength(0);
    expect(await kv.get(`starboard/post/${message.id}`)).toBeNull();
    await clock.advance("10s");
  }
});

test("counts past a hundred users, of whom the author is one", async () => {
  await settings.set({ channel: null });
  const message = await guild.member("alice").send("general", "hello");
  await star(message, "alice");
  for (let i = 0; i < 99; i++) await (await guild.join(`fan${i}`)).react(message, STAR);
  await settings.set({ channel: guild.channel("polls").id, threshold: 100 });
  await star(message, "bob");
  expect(board()).toHaveLength(1);
  expect(board()[0]?.content).toContain("**100**");
});
