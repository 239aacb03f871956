import { expect, guild, messages, test } from "templateworker/testing";

test("greets where the moderators want it, until they do not", async () => {
  const olivia = guild.member("olivia");
  await guild.join("carol");
  await olivia.command("welcome in", { channel: guild.channel("welcome") });
  await guild.join("dave");
  await olivia.command("welcome off");
  await guild.join("erin");
  expect(messages("welcome").map((message) => message.text)).toEqual(["Welcome, @dave!"]);
});
