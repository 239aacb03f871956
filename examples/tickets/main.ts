// Members open tickets with a button; each is a private thread or channel, and leaves a transcript when it is closed.
import {
  command,
  component,
  discord,
  HostCallError,
  kv,
  log,
  modal,
  on,
  Permissions,
  settings,
  type ActionRow,
  type ComponentInteraction,
  type ModalInteraction,
} from "templateworker";
import * as places from "./places.js";
import * as transcript from "./transcript.js";

interface Ticket {
  number: number;
  user: string;
  subject: string;
  opened: Date;
}

const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;
const BOXES_OF_A_MESSAGE = 1;

const CLOSE: ActionRow = {
  type: 1,
  components: [{ type: 2, style: 4, label: "Close", custom_id: "ticket-close" }],
};

const openKey = (userId: string) => `tickets/open/${userId}`;
const ticketKey = (channelId: string) => `tickets/place/${channelId}`;

command(
  {
    name: "tickets",
    description: "Tickets",
    default_member_permissions: ["MANAGE_GUILD"],
    options: [
      {
        name: "panel",
        description: "Post the message that members open tickets with",
        type: "subcommand",
        options: [{ name: "text", description: "What it says", type: "string", max_length: 1500 }],
      },
    ],
  },
  {
    panel: async (interaction) => {
      if (settings.support_role === undefined) {
        await whisper(
          interaction,
          "Set `support_role` in the template's settings first: the role that answers tickets.",
        );
        return;
      }
      await discord.createMessage(interaction.channel_id, {
        content: interaction.options.text ?? "Do you need help? Open a ticket.",
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: "Open a ticket", custom_id: "ticket-open" }] },
        ],
      });
      await whisper(interaction, "The panel is here.");
    },
  },
);

component("ticket-open", async (interaction) => {
  if (settings.support_role === undefined) {
    await whisper(interaction, "Tickets are not set up yet. Please tell an admin.");
    return;
  }
  const open = await kv.get<string>(openKey(interaction.user.id));
  if (open !== null && (open === "" || (await places.isOpen(open)))) {
    await whisper(interaction, open === "" ? "Your ticket is being opened." : `You have an open ticket: <#${open}>`);
    return;
  }
  await interaction.showModal({
    custom_id: "ticket-open",
    title: "Open a ticket",
    fields: [{ custom_id: "subject", label: "What is it about?", max_length: 80 }],
  });
});

modal("ticket-open", async (interaction) => {
  const role = settings.support_role;
  if (role === undefined) {
    await whisper(interaction, "Tickets are not set up yet. Please tell an admin.");
    return;
  }
  await interaction.defer({ ephemeral: true });
  await interaction.reply(await open(interaction, role));
});

async function open(interaction: ModalInteraction, role: string): Promise<string> {
  const key = openKey(interaction.user.id);
  // Claims the one ticket of the member, so that two clicks do not open two. A claim that came to nothing ends by itself.
  if (!(await kv.setIf(key, "", { absent: true }, { ttl: 60 }))) {
    const known = await kv.get<string>(key);
    if (known === null || known === "") return "Your ticket is being opened.";
    if (await places.isOpen(known)) return `You have an open ticket: <#${known}>`;
    // Of two who find the same closed ticket, one goes on.
    if (!(await kv.setIf(key, "", { equals: known }, { ttl: 60 }))) return "Your ticket is being opened.";
  }

  const subject = (interaction.fields["subject"] ?? "").trim() || "no subject";
  const ticket: Ticket = {
    number: await kv.increment("tickets/last"),
    user: interaction.user.id,
    subject,
    opened: new Date(),
  };
  let made: string | null = null;
  try {
    // The panel's author is the bot.
    const bot = interaction.message?.author.id ?? interaction.application_id;
    const name = `ticket-${ticket.number}`;
    const channelId = await places.make(name, interaction.channel_id, bot, ticket.user, role);
    made = channelId;
    await kv.transaction([
      { set: key, value: channelId },
      { set: ticketKey(channelId), value: ticket },
    ]);
    await discord.createMessage(channelId, {
      content: `<@${ticket.user}> <@&${role}> **${subject}**\n${settings.greeting}`,
      allowed_mentions: { users: [ticket.user], roles: [role] },
      components: [CLOSE],
    });
    return `Your ticket: <#${channelId}>`;
  } catch (error) {
    await kv.delete(key);
    if (made !== null) {
      await kv.delete(ticketKey(made));
      await places.shut(made, "The ticket could not be opened");
    }
    if (!(error instanceof HostCallError && error.name === "DiscordError")) throw error;
    if (error.code !== MISSING_ACCESS && error.code !== MISSING_PERMISSIONS) throw error;
    log.warn(`A ticket cannot be opened: ${error.message}`);
    return "I am not allowed to open tickets here. Please tell an admin.";
  }
}

component("ticket-close", async (interaction) => {
  const ticket = await kv.get<Ticket>(ticketKey(interaction.channel_id));
  if (ticket === null) {
    await whisper(interaction, "This ticket is closed already.");
    return;
  }
  if (!mayClose(interaction, ticket)) {
    await whisper(interaction, "Only the member and the support team may close this ticket.");
    return;
  }

  // Of two who click at once, one closes.
  if (!(await kv.delete(ticketKey(interaction.channel_id)))) {
    await interaction.deferUpdate();
    return;
  }
  await kv.delete(openKey(ticket.user));
  await interaction.update({ components: [] });
  try {
    await keepTranscript(interaction, ticket);
    await discord.createMessage(interaction.channel_id, {
      content: `<@${interaction.user.id}> has closed this ticket.`,
      allowed_mentions: { parse: [] },
    });
    await places.shut(interaction.channel_id, `Ticket closed by ${interaction.user.username}`);
  } catch (error) {
    // What is still open can be closed again. The member may have opened another one by now.
    await kv.set(ticketKey(interaction.channel_id), ticket);
    await kv.setIf(openKey(ticket.user), interaction.channel_id, { absent: true });
    await interaction.update({ components: [CLOSE] });
    throw error;
  }
});

function mayClose(interaction: ComponentInteraction, ticket: Ticket): boolean {
  const { roles, permissions } = interaction.member;
  return (
    interaction.user.id === ticket.user ||
    (settings.support_role !== undefined && roles.includes(settings.support_role)) ||
    Permissions.has(permissions, "MANAGE_THREADS") ||
    Permissions.has(permissions, "MANAGE_CHANNELS")
  );
}

async function keepTranscript(interaction: ComponentInteraction, ticket: Ticket): Promise<void> {
  const target = settings.transcripts;
  if (target === undefined) return;
  const head = `**Ticket ${ticket.number}**: ${ticket.subject}\nOpened by <@${ticket.user}>, closed by <@${interaction.user.id}>`;
  try {
    const written = transcript.write(await transcript.read(interaction.channel_id));
    for (let i = 0; i < Math.max(1, written.length); i += BOXES_OF_A_MESSAGE) {
      await discord.createMessage(target, {
        content: i === 0 ? head : "",
        embeds: written.slice(i, i + BOXES_OF_A_MESSAGE),
        allowed_mentions: { parse: [] },
      });
    }
  } catch (error) {
    // A ticket must close, also when its transcript has nowhere to go.
    if (!(error instanceof HostCallError) || error.name === "RateLimitError") throw error;
    log.warn(`The transcript of ticket ${ticket.number} cannot be kept in ${target}: ${error.message}`);
  }
}

on("THREAD_DELETE", ({ id }) => forget(id));
on("CHANNEL_DELETE", ({ id }) => forget(id));

async function forget(channelId: string): Promise<void> {
  const ticket = await kv.get<Ticket>(ticketKey(channelId));
  if (ticket === null) return;
  await kv.transaction([{ delete: ticketKey(channelId) }, { delete: openKey(ticket.user) }]);
}

function whisper(
  interaction: { reply(message: { content: string; ephemeral: true }): Promise<void> },
  content: string,
): Promise<void> {
  return interaction.reply({ content, ephemeral: true });
}
