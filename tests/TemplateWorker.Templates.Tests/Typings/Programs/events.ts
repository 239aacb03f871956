import { off, on, type EventName, type Events, type GuildMessage, type Member, settings } from "templateworker";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_yes: Same<A, B>): void {}

on("MESSAGE_CREATE", (message) => {
  same<typeof message, GuildMessage>(true);
  same<typeof message.guild_id, string>(true);
  message.member?.roles.includes("1");
  message.reactions?.map((reaction) => reaction.count_details.burst);
  if (message.referenced_message) message.referenced_message.author.global_name;
  message.poll?.answers.map((answer) => answer.poll_media.text);
  // @ts-expect-error the author's name may be missing
  message.author.global_name.length;
  // @ts-expect-error webhooks have no member
  message.member.roles;
});

on("MESSAGE_REACTION_ADD", async (reaction) => {
  same<typeof reaction.member, Member>(true);
  same<typeof reaction.emoji.id, string | null>(true);
});

on("CHANNEL_CREATE", (channel) => {
  if (channel.type === 15 || channel.type === 16) channel.available_tags.map((tag) => tag.moderated);
  if (channel.type === 2) channel.bitrate.toFixed();
});

on("THREAD_CREATE", (thread) => {
  same<typeof thread.newly_created, boolean | undefined>(true);
  same<typeof thread.thread_metadata.locked, boolean>(true);
});

on("INTERACTION_CREATE", (interaction) => {
  if (interaction.type === 3) interaction.message.components;
  if (interaction.type === 2) interaction.data.options?.[0]?.name;
  // @ts-expect-error answers are given by the handlers of command, component and modal
  interaction.reply;
});

on("GUILD_MEMBER_REMOVE", ({ user }) => user.username);
on("VOICE_STATE_UPDATE", (state) => state.channel_id === null);
on("GUILD_AUDIT_LOG_ENTRY_CREATE", (entry) => entry.action_type === 22);
on("AUTO_MODERATION_ACTION_EXECUTION", (run) => run.action.metadata?.duration_seconds);
on("PRESENCE_UPDATE", (presence) => presence.activities.find((activity) => activity.type === 1)?.url);
on("GUILD_ROLE_UPDATE", ({ role }) => role.colors.primary_color);
on("INVITE_CREATE", (invite) => invite.inviter?.id);

function heard(message: GuildMessage): void {
  message.content;
}
on("MESSAGE_UPDATE", heard);
off("MESSAGE_UPDATE", heard);

// @ts-expect-error there is no such event
on("MESSAGE_CREATED", () => {});
// @ts-expect-error the connection's own events are not for templates
on("READY", () => {});
// @ts-expect-error this function takes messages, not roles
on("GUILD_ROLE_CREATE", heard);

const name: EventName = "GUILD_CREATE";
const members: Events["GUILD_MEMBERS_CHUNK"]["members"] = [];

same<typeof settings.greeting, string>(true);
same<typeof settings.lounge, string | undefined>(true);
same<typeof settings.mode, "strict" | "kind">(true);
settings.words?.map((word) => word.length);
export { name, members };
