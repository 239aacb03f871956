import { Permissions } from "templateworker";
import { expect, guild, test } from "templateworker/testing";

const olivia = () => guild.member("olivia");
const bob = () => guild.member("bob");

async function post(options = {}) {
  const { reply } = await olivia().command(
    "role-menu", { title: "Games", "role-1": guild.role("Gamer"), "role-2": guild.role("Artist"), ...options });
  return reply;
}

test("offers the roles by name", async () => {
  const menu = await post();
  expect(menu.content).toBe("**Games**");
  expect(menu.selects).toMatchObject([{ min_values: 0, max_values: 2, options: [{ label: "Gamer" }, { label: "Artist" }] }]);
});

test("gives and takes what a member chooses", async () => {
  const menu = await post();
  const id = menu.selects[0]!.custom_id;
  const first = await bob().select(menu, id, [guild.role("Gamer"), guild.role("Artist")]);
  expect(bob().roles).toEqual(["Gamer", "Artist"]);
  expect(first.reply).toMatchObject({ ephemeral: true, text: "+ @Gamer\n+ @Artist" });
  const second = await bob().select(menu, id, guild.role("Artist"));
  expect(bob().roles).toEqual(["Artist"]);
  expect(second.reply.text).toBe("- @Gamer");
  await bob().select(menu, id, []);
  expect(bob().roles).toEqual([]);
});

test("leaves roles alone that are not in the menu", async () => {
  await bob().addRole("Member");
  const menu = await post();
  await bob().select(menu, menu.selects[0]!.custom_id, guild.role("Gamer"));
  expect(bob().roles).toEqual(["Member", "Gamer"]);
});

test("allows one role alone when asked to", async () => {
  const menu = await post({ "only-one": true });
  await expect(bob().select(menu, menu.selects[0]!.custom_id, [guild.role("Gamer"), guild.role("Artist")])).rejects.toThrow("0 to 1");
});

test("offers no role that the bot cannot give", async () => {
  const { reply } = await olivia().command("role-menu", { title: "Staff", "role-1": guild.role("Admin") });
  expect(reply).toMatchObject({ ephemeral: true, text: "@Admin is not below my own highest role. An admin must put mine above it." });
});

test("offers no role that belongs to a bot", async () => {
  const { reply } = await olivia().command("role-menu", { title: "Games", "role-1": guild.role("bot") });
  expect(reply.text).toBe("Nobody can choose @bot.");
});

async function moderator() {
  await guild.createRole("Role keeper", { permissions: `${Permissions.MANAGE_ROLES}` });
  const mona = guild.member("mona");
  await mona.addRole("Role keeper");
  return mona;
}

test("refuses a moderator a role that is not below their own highest", async () => {
  const { reply } = await (await moderator()).command(
    "role-menu", { title: "Power", "role-1": guild.role("Gamer"), "role-2": guild.role("Moderator") });
  expect(reply).toMatchObject({ ephemeral: true, text: "@Moderator is not below your own highest role." });
  expect(reply.selects).toEqual([]);
});

test("lets a moderator offer the roles below their own", async () => {
  const { reply } = await (await moderator()).command("role-menu", { title: "Games", "role-1": guild.role("Gamer") });
  expect(reply.selects).toHaveLength(1);
});
