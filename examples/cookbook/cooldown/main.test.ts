import { clock, expect, guild, test } from "templateworker/testing";

test("lets each member roll once a minute", async () => {
  const [alice, bob] = [guild.member("alice"), guild.member("bob")];
  expect((await alice.command("roll")).reply.content).toMatch(/^You rolled [1-6]\.$/);
  expect((await alice.command("roll")).reply.content).toBe("Once every 60 seconds, please.");
  expect((await bob.command("roll")).reply.content).toMatch(/^You rolled/);
  await clock.advance("1m");
  expect((await alice.command("roll")).reply.content).toMatch(/^You rolled/);
});
