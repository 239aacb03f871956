import { expect, guild, kv, test } from "templateworker/testing";

const drop = async () => (await guild.member("olivia").command("drop", { coins: 50 })).reply;

test("gives the coins to who clicks, and takes the button away", async () => {
  const message = await drop();
  await guild.member("alice").click(message, "Take them");
  expect(message.text).toBe("@alice took 50 coins.");
  expect(message.buttons).toEqual([]);
  expect(await kv.get(`coins/${guild.member("alice").id}`)).toBe(50);
});

test("gives them once, also when two click at the same moment", async () => {
  const message = await drop();
  const [alice, bob] = [guild.member("alice"), guild.member("bob")];
  await Promise.all([alice.click(message, "Take them"), bob.click(message, "Take them")]);
  const coins = [await kv.get(`coins/${alice.id}`), await kv.get(`coins/${bob.id}`)];
  expect(coins).toContain(50);
  expect(coins).toContain(null);
});

test("does not let the giver take them back", async () => {
  const message = await drop();
  const { reply } = await guild.member("olivia").click(message, "Take them");
  expect(reply).toMatchObject({ content: "Leave them to others.", ephemeral: true });
  expect(message.buttons).toHaveLength(1);
});
