import { expect, guild, test } from "templateworker/testing";

async function ask(options = "Tea, Coffee") {
  const poll = await guild.member("alice").command("poll", { question: "Tea or coffee?", options });
  return poll.reply;
}

test("shows a button for each answer", async () => {
  const message = await ask();
  expect(message.content).toBe("**Tea or coffee?**\nTea: 0\nCoffee: 0");
  expect(message.buttons.map((button) => button.label)).toEqual(["Tea", "Coffee"]);
});

test("counts one vote of each member, the last one", async () => {
  const message = await ask();
  await guild.member("alice").click(message, "Tea");
  await guild.member("bob").click(message, "Coffee");
  expect(message.content).toContain("Tea: 1\nCoffee: 1");
  await guild.member("bob").click(message, "Tea");
  expect(message.content).toContain("Tea: 2\nCoffee: 0");
});

test("loses no vote when many vote at once", async () => {
  const message = await ask();
  await Promise.all(["alice", "bob", "mona", "olivia"].map((name) => guild.member(name).click(message, "Tea")));
  await guild.member("bob").click(message, "Tea");
  expect(message.content).toContain("Tea: 4");
});

test("refuses a poll with one answer", async () => {
  const message = await ask("Tea, Tea");
  expect(message.ephemeral).toBe(true);
  expect(message.content).toContain("2 to 5 different answers");
});
