import { expect, guild, test } from "templateworker/testing";

const alice = () => guild.member("alice");

test("proposes words while a member types", async () => {
  const choices = await alice().autocomplete("explain", "word", "SH");
  expect(choices).toEqual([{ name: "shard", value: "shard" }]);
  expect(await alice().autocomplete("explain", "word", "")).toHaveLength(3);
});

test("explains a word", async () => {
  const { reply } = await alice().command("explain", { word: "Raid" });
  expect(reply.content).toBe("**raid**: Many accounts that join at once to disturb.");
  expect((await alice().command("explain", { word: "x" })).reply.ephemeral).toBe(true);
});
