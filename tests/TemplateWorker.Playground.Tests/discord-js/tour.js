// Everything that a bot does in a guild besides talking, in the words of discord.js: what it reads back comes from the
// answers of the API, and what it heard from the gateway's events.
const {
  AutoModerationActionType, AutoModerationRuleEventType, AutoModerationRuleTriggerType, ChannelType, Events,
  GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel, PermissionFlagsBits,
} = require("discord.js");

const heard = [
  Events.GuildRoleCreate, Events.GuildMemberUpdate, Events.ChannelCreate, Events.ChannelUpdate, Events.ThreadCreate,
  Events.ThreadMembersUpdate, Events.ChannelPinsUpdate, Events.WebhooksUpdate, Events.InviteCreate, Events.GuildEmojiCreate,
  Events.GuildScheduledEventCreate, Events.AutoModerationRuleCreate, Events.GuildBanAdd, Events.GuildBanRemove,
  Events.GuildAuditLogEntryCreate, Events.MessageBulkDelete, Events.ChannelDelete,
];

module.exports = async (message, report) => {
  const { guild, member, client } = message;
  const events = new Set();
  for (const name of heard) {
    client.on(name, () => events.add(name));
  }

  const role = await guild.roles.create({ name: "Guest", colors: { primaryColor: 0x00ff00 }, reason: "tour" });
  await member.roles.add(role, "tour");
  await member.setNickname("Guide", "tour");

  const channel = await guild.channels.create({
    name: "Tour Stop",
    type: ChannelType.GuildText,
    permissionOverwrites: [{ id: role.id, allow: [PermissionFlagsBits.ViewChannel] }],
  });
  await channel.permissionOverwrites.edit(member, { SendMessages: true });
  await channel.setTopic("Look around");
  const note = await channel.send("Here we are");
  await note.pin("tour");
  const thread = await note.startThread({ name: "Questions" });
  await thread.members.add(member.id);
  await thread.send("Ask away");

  const webhook = await channel.createWebhook({ name: "Loudspeaker" });
  const call = await webhook.send("All aboard");
  const invite = await channel.createInvite({ maxUses: 1, unique: true });
  const emoji = await guild.emojis.create({ name: "bus", attachment: Buffer.from([137, 80, 78, 71]) });
  await note.react(emoji);
  const event = await guild.scheduledEvents.create({
    name: "Next tour",
    scheduledStartTime: Date.now() + 3_600_000,
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    entityType: GuildScheduledEventEntityType.Voice,
    channel: guild.channels.cache.find((one) => one.type === ChannelType.GuildVoice),
  });
  const rule = await guild.autoModerationRules.create({
    name: "No shouting",
    eventType: AutoModerationRuleEventType.MessageSend,
    triggerType: AutoModerationRuleTriggerType.Keyword,
    triggerMetadata: { keywordFilter: ["LOUD"] },
    actions: [{ type: AutoModerationActionType.BlockMessage }],
  });

  const erin = (await guild.members.search({ query: "erin" })).first();
  await erin.timeout(60_000, "tour");
  await erin.ban({ reason: "tour" });
  const ban = await guild.bans.fetch(erin.id);
  await guild.bans.remove(erin.id);
  const direct = await member.send("Mind the gap");
  const extra = [await channel.send("one"), await channel.send("two")];
  await channel.bulkDelete(extra);

  const pins = await channel.messages.fetchPins();
  const log = await guild.fetchAuditLogs({ limit: 100 });
  await channel.delete("tour");
  const missed = () => heard.filter((name) => !events.has(name));
  for (let turns = 0; turns < 200 && missed().length > 0; turns++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  report("toured", {
    role: member.roles.cache.has(role.id),
    nick: member.nickname,
    pinned: pins.items.map((pin) => pin.message.content),
    thread: thread.parentId === channel.id,
    webhook: call.webhookId === webhook.id,
    invite: invite.guild.id === guild.id,
    emoji: emoji.toString() === `<:bus:${emoji.id}>`,
    event: event.channel.name,
    rule: rule.triggerMetadata.keywordFilter,
    ban: ban.reason,
    direct: direct.channel.isDMBased(),
    log: [...new Set(log.entries.map((entry) => entry.reason).filter(Boolean))],
    missed: missed(),
  });
};
