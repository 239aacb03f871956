import { beforeEach, clock, expect, guild, messages, settings, test } from "templateworker/testing";

beforeEach(async () => {
  const role = await guild.createRole("Member");
  await settings.set({
    member_role: role.id,
    log_channel: guild.channel("mod-log").id,
    raid_joins: 3,
    raid_seconds: 20,
  });
});

async function panel() {
  await guild.member("olivia").command("gate panel");
  return messages("general").find((message) => message.buttons.length > 0)!;
}

async function raid() {
  const joined = [];
  for (const name of ["r1", "r2", "r3"]) joined.push(await guild.join(name));
  return joined;
}

test("lets a member in by the button", async () => {
  const gate = await panel();
  const dave = await guild.join("dave");
  const entered = await dave.click(gate, "Come in");
  expect(entered.reply.content).toBe("Welcome!");
  expect(dave.roles).toContain("Member");
  expect((await dave.click(gate, "Come in")).reply.content).toBe("You are in already.");
});

test("closes by itself when too many join at once, and tells the moderators once", async () => {
  const gate = await panel();
  const [first] = await raid();
  await guild.join("r4");
  expect(messages("mod-log")).toHaveLength(1);
  expect(messages("mod-log")[0]?.content).toContain("3 members joined within 20 seconds");
  const refused = await first!.click(gate, "Come in");
  expect(refused.reply.content).toContain("The gate is closed");
  expect(first!.roles).not.toContain("Member");
});

test("stays open when they come one after another", async () => {
  for (const name of ["a", "b", "c", "d"]) {
    await guild.join(name);
    await clock.advance("30s");
  }
  expect(messages("mod-log")).toHaveLength(0);
});

test("opens again after its time", async () => {
  const gate = await panel();
  const [first] = await raid();
  await clock.advance("16m");
  expect((await first!.click(gate, "Come in")).reply.content).toBe("Welcome!");
});

test("turns away who joins while it is closed, as the guild wants", async () => {
  await settings.set({ action: "timeout" });
  await raid();
  const late = await guild.join("late");
  expect(late.timedOutUntil).not.toBeNull();
  await settings.set({ action: "kick" });
  const later = await guild.join("later");
  expect(later.exists).toBe(false);
});

test("is opened by moderators, and by nobody else", async () => {
  await settings.set({ log_channel: guild.channel("general").id });
  await raid();
  const alarm = messages("general")[0]!;
  const refused = await guild.member("bob").click(alarm, "Open the gate");
  expect(refused.reply.content).toBe("Only moderators may open the gate.");
  await guild.member("olivia").click(alarm, "Open the gate");
  expect((await guild.member("olivia").command("gate show")).reply.content).toBe("The gate is open.");
});

test("keeps young accounts out", async () => {
  await settings.set({ account_days: 365 });
  const gate = await panel();
  const young = await guild.join("young");
  expect((await young.click(gate, "Come in")).reply.content).toContain("must be 365 days old");
});

test("is closed and opened by hand", async () => {
  const olivia = guild.member("olivia");
  expect((await olivia.command("gate close", { minutes: 5 })).reply.content).toBe("The gate is closed for 5 minutes.");
  expect((await olivia.command("gate close")).reply.content).toBe("The gate is closed already.");
  expect((await olivia.command("gate open")).reply.content).toBe("The gate is open.");
  expect((await olivia.command("gate open")).reply.content).toBe("The gate is open already.");
});

test("says that it is not set up while it has no role to give", async () => {
  const gate = await panel();
  await settings.set({ member_role: null });
  expect((await guild.member("alice").click(gate, "Come in")).reply.content).toContain("not set up yet");
});
