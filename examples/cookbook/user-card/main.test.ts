import { expect, guild, test } from "templateworker/testing";

test("shows name and roles of a member to the one who asks", async () => {
  const bob = guild.member("bob");
  await bob.addRole("Gamer");
  const { reply } = await guild.member("alice").command("Show card", {}, { target: bob });
  expect(reply.ephemeral).toBe(true);
  expect(reply.embeds[0]?.title).toBe(bob.displayName);
  expect(reply.embeds[0]?.fields).toEqual([
    { name: "Joined", value: expect.stringMatching(/^<t:\d+:D>$/), inline: true },
    { name: "Roles", value: `<@&${guild.role("Gamer").id}>`, inline: true },
  ]);
});
