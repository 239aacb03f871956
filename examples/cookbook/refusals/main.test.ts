import { expect, guild, test } from "templateworker/testing";

const give = (role: string) =>
  guild.member("olivia").command("give", { member: guild.member("bob"), role: guild.role(role) });

test("gives a role", async () => {
  expect((await give("Gamer")).reply.text).toBe("@bob has @Gamer now.");
  expect(guild.member("bob").roles).toEqual(["Gamer"]);
});

test("says so when the role is above the bot's", async () => {
  expect((await give("Admin")).reply.content).toBe("That role is above mine.");
});
