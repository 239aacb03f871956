import { discord, HostCallError, Permissions, settings, tenant } from "templateworker";

const UNKNOWN_CHANNEL = 10003;
const PRIVATE_THREAD = 12;
const A_WEEK = 10080;

/** Makes the thread or channel of a ticket, which only the member and the support team can see. */
export async function make(
  name: string,
  panelChannel: string,
  bot: string,
  userId: string,
  role: string,
): Promise<string> {
  if (settings.place === "thread") {
    const thread = await discord.createThread(panelChannel, {
      name,
      type: PRIVATE_THREAD,
      invitable: false,
      auto_archive_duration: A_WEEK,
    });
    try {
      await discord.addThreadMember(thread.id, userId);
    } catch (error) {
      await shut(thread.id, "The ticket could not be opened");
      throw error;
    }
    return thread.id;
  }

  const { VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, ATTACH_FILES } = Permissions;
  const allow = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | ATTACH_FILES;
  const channel = await discord.createChannel({
    name,
    type: 0,
    parent_id: settings.category ?? null,
    permission_overwrites: [
      { id: tenant.id, type: 0, deny: VIEW_CHANNEL },
      { id: role, type: 0, allow },
      { id: userId, type: 1, allow },
      { id: bot, type: 1, allow },
    ],
  });
  return channel.id;
}

/** Whether the thread or channel is there, and can still be written in. */
export async function isOpen(channelId: string): Promise<boolean> {
  try {
    const channel = await discord.getChannel(channelId);
    return !("thread_metadata" in channel) || !channel.thread_metadata.archived;
  } catch (error) {
    if (error instanceof HostCallError && (error.name === "PermissionError" || isUnknown(error))) return false;
    throw error;
  }
}

/** Locks and archives the thread, or deletes the channel. */
export async function shut(channelId: string, reason: string): Promise<void> {
  try {
    const channel = await discord.getChannel(channelId);
    if ("thread_metadata" in channel) {
      await discord.editChannel(channelId, { locked: true, archived: true }, reason);
    } else {
      await discord.deleteChannel(channelId, reason);
    }
  } catch (error) {
    if (!(error instanceof HostCallError && isUnknown(error))) throw error;
  }
}

function isUnknown(error: HostCallError): boolean {
  return error.name === "DiscordError" && error.code === UNKNOWN_CHANNEL;
}
