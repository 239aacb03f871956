import { expect, guild, test } from "templateworker/testing";

test("quotes every line and its author", async () => {
  const message = await guild.member("alice").send("general", "one\ntwo");
  const { reply } = await guild.member("bob").command("Quote", {}, { target: message });
  expect(reply.text).toBe("> one\n> two\n@alice");
  expect(reply.mentions).toEqual([]);
});
