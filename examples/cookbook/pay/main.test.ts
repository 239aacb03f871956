import { beforeEach, expect, guild, kv, test } from "templateworker/testing";

const pay = async (coins: number) =>
  (await guild.member("alice").command("pay", { to: guild.member("bob"), coins })).reply.text;

const coinsOf = (name: string) => kv.get<number>(`coins/${guild.member(name).id}`);

beforeEach(() => kv.set(`coins/${guild.member("alice").id}`, 100));

test("moves coins from one to the other", async () => {
  expect(await pay(30)).toBe("@bob gets 30 coins.");
  expect([await coinsOf("alice"), await coinsOf("bob")]).toEqual([70, 30]);
});

test("pays no more than there is, also when several payments come at the same moment", async () => {
  await Promise.all([pay(60), pay(60), pay(60)]);
  expect([await coinsOf("alice"), await coinsOf("bob")]).toEqual([40, 60]);
  expect(await pay(41)).toBe("You do not have that many.");
});
