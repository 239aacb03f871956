import { beforeEach, clock, expect, guild, messages, settings, test } from "templateworker/testing";

beforeEach(() => settings.set({ channel: guild.channel("suggestions").id }));

const posted = () => messages("suggestions").at(-1)!;
const labels = () => posted().buttons.map((button) => button.label);

async function suggest(text = "More cats") {
  return guild.member("alice").command("suggest", { text });
}

test("posts a suggestion with buttons and tells only its author", async () => {
  const { reply } = await suggest();
  expect(reply.ephemeral).toBe(true);
  expect(reply.text).toBe("Thank you. It is suggestion 1 in #suggestions.");
  expect(posted().embeds[0]).toMatchObject({ title: "Suggestion 1", description: expect.stringContaining("More cats") });
  expect(labels()).toEqual(["For (0)", "Against (0)"]);
});

test("counts one vote for each member, who may change it and take it back", async () => {
  await suggest();
  await guild.member("bob").click(posted(), "For (0)");
  await guild.member("mona").click(posted(), "For (1)");
  expect(labels()).toEqual(["For (2)", "Against (0)"]);
  await guild.member("bob").click(posted(), "Against (0)");
  expect(labels()).toEqual(["For (1)", "Against (1)"]);
  await guild.member("bob").click(posted(), "Against (1)");
  expect(labels()).toEqual(["For (1)", "Against (0)"]);
});

test("loses no vote when many vote at once", async () => {
  await suggest();
  const voters = await Promise.all(["carol", "dave", "erin"].map((name) => guild.join(name)));
  await Promise.all(voters.map((voter) => voter.click(posted(), "suggestion:1:for")));
  await guild.member("bob").click(posted(), "suggestion:1:against");
  expect(labels()).toEqual(["For (3)", "Against (1)"]);
});

test("lets a member suggest once an hour", async () => {
  await suggest();
  const { reply } = await suggest("More dogs");
  expect(reply.content).toBe("You can suggest one thing every 1 h.");
  expect(messages("suggestions")).toHaveLength(1);
  await clock.advance("1h");
  await suggest("More dogs");
  expect(posted().embeds[0]?.title).toBe("Suggestion 2");
});

test("closes the vote with a decision and its reason", async () => {
  await suggest();
  await guild.member("bob").click(posted(), "For (0)");
  await guild.member("mona").command("decide", { number: 1, decision: "accept", reason: "Cats are nice." });
  expect(posted().buttons).toEqual([]);
  expect(posted().embeds[0]?.fields?.[0]).toMatchObject({ name: "Accepted with 1 : 0", value: expect.stringContaining("Cats are nice.") });
});

test("refuses to decide what is not there", async () => {
  const { reply } = await guild.member("mona").command("decide", { number: 7, decision: "decline" });
  expect(reply.content).toBe("There is no suggestion 7.");
});

test("leaves no buttons on a suggestion that is decided during a vote", async () => {
  await suggest();
  const voters = await Promise.all(["carol", "dave", "erin", "frank"].map((name) => guild.join(name)));
  await Promise.all([
    ...voters.map((voter) => voter.click(posted(), "suggestion:1:for")),
    guild.member("mona").command("decide", { number: 1, decision: "accept" }),
    guild.member("bob").click(posted(), "suggestion:1:against"),
  ]);
  expect(posted().buttons).toEqual([]);
  expect(posted().embeds[0]?.fields?.[0]?.name).toContain("Accepted");
});

test("locks nobody out when a suggestion cannot be posted", async () => {
  await settings.set({ channel: guild.channel("staff-only").id });
  const { reply } = await suggest();
  expect(reply).toMatchObject({ ephemeral: true, content: "I cannot post suggestions at the moment. Please tell an admin." });
  await settings.set({ channel: guild.channel("suggestions").id });
  await suggest("More dogs");
  expect(messages("suggestions")).toHaveLength(1);
});
