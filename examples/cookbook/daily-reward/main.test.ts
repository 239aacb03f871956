import { clock, expect, guild, kv, test } from "templateworker/testing";

const daily = async () => (await guild.member("alice").command("daily")).reply.content;

test("rewards once a day and more for days in a row", async () => {
  expect(await daily()).toBe("Day 1 in a row: you have 11 coins.");
  expect(await daily()).toBe("You have today's coins already.");
  await clock.advance("1d");
  expect(await daily()).toBe("Day 2 in a row: you have 23 coins.");
});

test("starts over after a day without", async () => {
  await daily();
  await clock.advance("2d");
  expect(await daily()).toBe("Day 1 in a row: you have 22 coins.");
});

test("rewards once when the command is used twice at the same moment", async () => {
  await daily();
  await clock.advance("1d");
  await Promise.all([daily(), daily()]);
  expect(await kv.get(`coins/${guild.member("alice").id}`)).toBe(23);
});
