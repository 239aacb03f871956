import { expect, guild, test } from "templateworker/testing";

test("turns pages to the end and back", async () => {
  const bob = guild.member("bob");
  const { reply } = await bob.command("rules");
  expect(reply.content.split("\n")).toHaveLength(10);
  await bob.click(reply, "Next");
  await bob.click(reply, "Next");
  expect(reply.content).toBe("Rule 21\nRule 22\nRule 23");
  await expect(bob.click(reply, "Next")).rejects.toThrow("disabled");
  await bob.click(reply, "Back");
  expect(reply.content).toContain("Rule 11");
});
