// /role-menu posts a menu of roles. What a member chooses there is what the member has of these roles afterwards.
import { command, component, discord, HostCallError, kv, type InteractionMember, type Snowflake } from "templateworker";

interface Menu {
  roles: Snowflake[];
}

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
    const tooHigh = await firstNotBelow(roles, interaction.guild_id, interaction.member);
    if (tooHigh !== undefined) {
      await interaction.reply({
        content: `<@&${tooHigh}> is not below your own highest role.`,
        ephemeral: true,
        allowed_mentions: { parse: [] },
      });
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
    if (!(error instanceof HostCallError && error.name === "DiscordError" && error.code === MISSING_PERMISSIONS)) {
      throw error;
    }
    await interaction.reply({
      content: "I am not allowed to give these roles. A moderator must put my role above them.",
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

// Nobody hands out a role that they could not give by hand.
async function firstNotBelow(
  chosen: readonly Snowflake[], guildId: Snowflake, moderator: InteractionMember,
): Promise<Snowflake | undefined> {
  const [{ owner_id }, roles] = await Promise.all([discord.getGuild(), discord.listRoles()]);
  if (moderator.user.id === owner_id) {
    return undefined;
  }
  const positions = new Map(roles.map((role) => [role.id, role.position]));
  const positionOf = (id: Snowflake) => positions.get(id) ?? Infinity;
  const highest = Math.max(...[guildId, ...moderator.roles.filter((id) => positions.has(id))].map(positionOf));
  return chosen.find((id) => positionOf(id) >= highest);
}

function keyOf(menuId: string): string {
  return `role-menu/${menuId}`;
}
