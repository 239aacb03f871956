import { expect, guild, test } from "templateworker/testing";

test("knows both directions", async () => {
  const alice = guild.member("alice");
  expect((await alice.command("temperature", { degrees: 20, to: "F" })).reply.content).toBe("68.0 °F");
  expect((await alice.command("temperature", { degrees: 68, to: "C" })).reply.content).toBe("20.0 °C");
});

test("tells only the member who wants it so", async () => {
  const { reply } = await guild.member("alice").command("temperature", { degrees: 0, to: "F", secret: true });
  expect(reply).toMatchObject({ content: "32.0 °F", ephemeral: true });
});
