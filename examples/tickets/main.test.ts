import {
  beforeEach,
  clock,
  expect,
  expectError,
  guild,
  kv,
  messages,
  settings,
  test,
  type Channel,
  type Member,
} from "templateworker/testing";

beforeEach(() => settings.set({ support_role: guild.role("Moderator").id, transcripts: guild.channel("mod-log").id }));

async function panel() {
  await guild.member("olivia").command("tickets panel", {}, { channel: "general" });
  return messages("general").find((message) => message.buttons.length > 0)!;
}

async function open(member: Member, subject = "I cannot log in"): Promise<Channel> {
  const clicked = await member.click(await panel(), "Open a ticket");
  const sent = await member.submit(clicked, { subject });
  const [, id] = /<#(\d+)>/.exec(sent.reply.content) ?? [];
  return guild.channel(id!);
}

test("opens a private thread with the subject, the member and the support team", async () => {
  const alice = guild.member("alice");
  const ticket = await open(alice);
  expect(ticket.name).toBe("ticket-1");
  expect(ticket.type).toBe(12);
  const first = ticket.messages[0]!;
  expect(first.content).toContain("I cannot log in");
  expect(first.mentions).toContain(alice.id);
  expect(first.buttons.map((button) => button.label)).toEqual(["Close"]);
});

test("opens a channel that others cannot see, where the guild wants channels", async () => {
  await settings.set({ place: "channel" });
  const ticket = await open(guild.member("alice"));
  expect(ticket.type).toBe(0);
  const everybody = ticket.permissionOverwrites.find((overwrite) => overwrite.id === guild.id);
  expect(everybody?.deny).toBe("1024");
});

test("gives a member one ticket at a time", async () => {
  const alice = guild.member("alice");
  const ticket = await open(alice);
  const again = await alice.click(await panel(), "Open a ticket");
  expect(again.reply.content).toBe(`You have an open ticket: <#${ticket.id}>`);
  expect((await open(guild.member("bob"))).name).toBe("ticket-2");
});

test("keeps the transcript and archives the thread when it is closed", async () => {
  const alice = guild.member("alice");
  const ticket = await open(alice);
  await alice.send(ticket, "It says: wrong password");
  await guild.member("mona").click(ticket.messages[0]!, "Close");
  const kept = messages("mod-log").at(-1)!;
  expect(kept.text).toContain("**Ticket 1**: I cannot log in");
  expect(kept.embeds[0]?.description).toContain("It says: wrong password");
  expect(await kv.get(`tickets/open/${alice.id}`)).toBeNull();
  expect((await open(alice)).name).toBe("ticket-2");
});

test("lets the member close it too, and no button is left", async () => {
  const alice = guild.member("alice");
  const ticket = await open(alice);
  await alice.click(ticket.messages[0]!, "Close");
  expect(await kv.get(`tickets/place/${ticket.id}`)).toBeNull();
  expect(messages("mod-log")).toHaveLength(1);
  expect(ticket.messages[0]?.buttons).toHaveLength(0);
});

test("counts a ticket whose thread was deleted as closed", async () => {
  const alice = guild.member("alice");
  const ticket = await open(alice);
  await guild.emit("THREAD_DELETE", { id: ticket.id, parent_id: guild.channel("general").id, type: 12 });
  expect((await open(alice)).name).toBe("ticket-2");
});

test("says that tickets are not set up while no role answers them", async () => {
  const message = await panel();
  await settings.set({ support_role: null });
  const clicked = await guild.member("alice").click(message, "Open a ticket");
  expect(clicked.reply.content).toContain("not set up yet");
  const refused = await guild.member("olivia").command("tickets panel");
  expect(refused.reply.content).toContain("support_role");
});

test("can be closed again after closing failed half way", async () => {
  const alice = guild.member("alice");
  const ticket = await open(alice);
  const button = await panel();
  // Each click on the panel reads the open ticket; together they use up what the guild may ask of Discord.
  for (let i = 0; i < 40; i++) await alice.click(button, "Open a ticket").catch(() => undefined);
  await expectError(() => guild.member("mona").click(ticket.messages[0]!, "Close"), "above the limit");
  await clock.advance("10s");
  await guild.member("mona").click(ticket.messages[0]!, "Close");
  expect(ticket.archived).toBe(true);
  expect(messages("mod-log").at(-1)?.content).toContain("**Ticket 1**");
  expect(await kv.get(`tickets/open/${alice.id}`)).toBeNull();
});

test("opens one ticket when a form is sent twice after the last ticket was shut by hand", async () => {
  const alice = guild.member("alice");
  await kv.set(`tickets/open/${alice.id}`, "1191215051709699999");
  const button = await panel();
  const forms = [await alice.click(button, "Open a ticket"), await alice.click(button, "Open a ticket")];
  await Promise.all(forms.map((form) => alice.submit(form, { subject: "Help" })));
  expect(guild.channels.filter((channel) => channel.name.startsWith("ticket-"))).toHaveLength(1);
});
