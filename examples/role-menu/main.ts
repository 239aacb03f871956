// /role-menu posts a menu of roles. What a member chooses there is what the member has of these roles afterwards.
import {
  command, component, discord, HostCallError, kv, Permissions, type CommandInteraction, type Role, type Snowflake,
} from "templateworker";

interface Menu {
  roles: Snowflake[];
}

const UNKNOWN_MEMBER = 10007;
const UNKNOWN_ROLE = 10011;
const MISSING_PERMISSIONS = 50013;

command(
  {
    name: "role-menu",
    description: "Post a menu by which members choose their own roles",
    default_member_permissions: ["MANAGE_ROLES"],
    options: [
      { name: "title", description: "What the menu is about", type: "string", required: true, max_length: 200 },
      { name: "role-1", description: "A role to choose", type: "role", required: true },
      { name: "role-2", description: "A role to choose", type: "role" },
      { name: "role-3", description: "A role to choose", type: "role" },
      { name: "role-4", description: "A role to choose", type: "role" },
      { name: "role-5", description: "A role to choose", type: "role" },
      { name: "only-one", description: "Whether a member may have only one of them", type: "boolean" },
    ],
  },
  async (interaction) => {
    const { options, resolved } = interaction;
    const chosen = [options["role-1"], options["role-2"], options["role-3"], options["role-4"], options["role-5"]];
    const roles = [...new Set(chosen.filter((role) => role !== undefined))];
    const managed = roles.find((role) => role === interaction.guild_id || resolved.roles[role]?.managed === true);
    if (managed !== undefined) {
      await interaction.reply({ content: `Nobody can choose ${managed === interaction.guild_id ? "@everyone" : `<@&${managed}>`}.`, ephemeral: true });
      return;
    }
    const refusal = await refusalOf(roles, interaction);
    if (refusal !== null) {
      await interaction.reply({ content: refusal, ephemeral: true, allowed_mentions: { parse: [] } });
      return;
    }
    const menu: Menu = { roles };
    await kv.set(keyOf(interaction.id), menu);
    await interaction.reply({
      content: `**${options.title}**`,
      components: [{
        type: 1,
        components: [{
          type: 3,
          custom_id: `role-menu:${interaction.id}`,
          placeholder: "Choose your roles",
          min_values: 0,
          max_values: options["only-one"] === true ? 1 : roles.length,
          options: roles.map((role) => ({ label: resolved.roles[role]?.name ?? role, value: role })),
        }],
      }],
      allowed_mentions: { parse: [] },
    });
  },
);

component("role-menu:", async (interaction, menuId) => {
  const menu = await kv.get<Menu>(keyOf(menuId));
  const member = interaction.member;
  if (menu === null || member === undefined) {
    await interaction.reply({ content: "This menu is no longer in use.", ephemeral: true });
    return;
  }
  const added = menu.roles.filter((role) => interaction.values.includes(role) && !member.roles.includes(role));
  const removed = menu.roles.filter((role) => !interaction.values.includes(role) && member.roles.includes(role));
  try {
    for (const role of added) {
      await discord.addMemberRole(interaction.user.id, role, "chosen in a role menu");
    }
    for (const role of removed) {
      await discord.removeMemberRole(interaction.user.id, role, "no longer chosen in a role menu");
    }
  } catch (error) {
    if (!isRefusal(error, MISSING_PERMISSIONS, UNKNOWN_ROLE)) {
      throw error;
    }
    await interaction.reply({
      content: "I can no longer give all of these roles. Please tell an admin: a role is gone, or is not below mine.",
      ephemeral: true,
    });
    return;
  }
  const changes = [...added.map((role) => `+ <@&${role}>`), ...removed.map((role) => `- <@&${role}>`)];
  await interaction.reply({
    content: changes.length === 0 ? "Nothing changed." : changes.join("\n"),
    ephemeral: true,
    allowed_mentions: { parse: [] },
  });
});

// Nobody hands out a role that they could not give by hand, nor one that the bot cannot give.
async function refusalOf(chosen: readonly Snowflake[], interaction: CommandInteraction): Promise<string | null> {
  if (!Permissions.has(interaction.app_permissions, "MANAGE_ROLES")) {
    return "I may not give roles. An admin must give me the permission to manage them.";
  }
  const [{ owner_id }, roles, bot] = await Promise.all([
    discord.getGuild(), discord.listRoles(), discord.getMember(interaction.application_id).catch(nullIfUnknown),
  ]);
  const theirs = interaction.user.id === owner_id ? Infinity : heightOf(interaction.member.roles, roles);
  // The oldest bots have another id than their application: then Discord's answer to the menu decides.
  const mine = bot === null ? Infinity : heightOf(bot.roles, roles);
  for (const id of chosen) {
    const position = roles.find((role) => role.id === id)?.position ?? Infinity;
    if (position >= theirs) {
      return `<@&${id}> is not below your own highest role.`;
    }
    if (position >= mine) {
      return `<@&${id}> is not below my own highest role. An admin must put mine above it.`;
    }
  }
  return null;
}

function heightOf(held: readonly Snowflake[], roles: readonly Role[]): number {
  return Math.max(0, ...roles.filter((role) => held.includes(role.id)).map((role) => role.position));
}

function nullIfUnknown(error: unknown): null {
  if (isRefusal(error, UNKNOWN_MEMBER)) {
    return null;
  }
  throw error;
}

function isRefusal(error: unknown, ...codes: number[]): boolean {
  return error instanceof HostCallError && error.name === "DiscordError" && codes.some((code) => code === error.code);
}

function keyOf(menuId: string): string {
  return `role-menu/${menuId}`;
}
