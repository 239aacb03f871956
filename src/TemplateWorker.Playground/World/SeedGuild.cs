using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>What a new guild holds: roles, channels and the people everybody starts with.</summary>
sealed class SeedGuild(WorldState world)
{
    const GuildPermissions Everyone =
        GuildPermissions.CreateInstantInvite | GuildPermissions.AddReactions | GuildPermissions.ViewChannel
        | GuildPermissions.SendMessages | GuildPermissions.EmbedLinks | GuildPermissions.AttachFiles
        | GuildPermissions.ReadMessageHistory | GuildPermissions.UseExternalEmojis | GuildPermissions.ChangeNickname
        | GuildPermissions.UseApplicationCommands | GuildPermissions.Connect | GuildPermissions.Speak
        | GuildPermissions.CreatePublicThreads | GuildPermissions.CreatePrivateThreads
        | GuildPermissions.SendMessagesInThreads;

    const GuildPermissions Moderator =
        GuildPermissions.KickMembers | GuildPermissions.BanMembers | GuildPermissions.ViewAuditLog
        | GuildPermissions.ManageMessages | GuildPermissions.MentionEveryone | GuildPermissions.ManageNicknames
        | GuildPermissions.ModerateMembers | GuildPermissions.ManageThreads | GuildPermissions.PinMessages
        | GuildPermissions.ManageEvents;

    const GuildPermissions Bot =
        Everyone | Moderator | GuildPermissions.ManageRoles | GuildPermissions.ManageChannels | GuildPermissions.ManageGuild
        | GuildPermissions.ManageWebhooks | GuildPermissions.ManageGuildExpressions | GuildPermissions.CreateGuildExpressions
        | GuildPermissions.CreateEvents;

    // Below the bot's role, from the lowest up; each gives nothing but its name and color.
    static readonly ImmutableArray<(string Name, int Color)> CommunityRoles =
    [
        ("Member", 0x95A5A6), ("Announcements", 0x3498DB), ("Events", 0x9B59B6), ("Gamer", 0x2ECC71), ("Artist", 0xE91E63),
        ("Level 5", 0x1ABC9C), ("Level 10", 0xF1C40F), ("Muted", 0x607D8B),
    ];

    static readonly ImmutableArray<string> MemberNames = ["olivia", "alice", "bob", "mona"];

    // Known by name and id like the members, and not yet one of them.
    static readonly ImmutableArray<string> OutsiderNames = ["dave"];

    public GuildState Create(string name)
    {
        var id = SeedIds.Guild(world.Options.FirstGuild + world.GuildsMade++);
        var people = MemberNames.Select(Person).ToArray();
        foreach (var (index, outsider) in OutsiderNames.Index())
            Person(outsider, MemberNames.Length + index);
        var guild = new GuildState(id, name, people[0].Id, world.Now);

        var moderator = SeedIds.InGuild(id, 0);
        var bot = SeedIds.InGuild(id, 1);
        Add(guild, new Role(id, "@everyone", Everyone, 0));
        foreach (var (index, role) in CommunityRoles.Index())
            Add(guild, new Role(SeedIds.InGuild(id, 2 + index), role.Name, GuildPermissions.None, 1 + index, role.Color));
        var height = 1 + CommunityRoles.Length;
        Add(guild, new Role(moderator, "Moderator", Moderator, height, 0xE67E22) { IsHoisted = true, IsMentionable = true });
        Add(guild, new Role(bot, world.Bot.Username, Bot, height + 1, 0, world.Bot.Id));
        // The only one that the bot cannot give.
        var admin = new Role(SeedIds.InGuild(id, 15), "Admin", GuildPermissions.Administrator, height + 2, 0xE74C3C);
        Add(guild, admin with { IsHoisted = true });

        AddChannels(guild, moderator, bot);

        foreach (var person in people)
        {
            ImmutableArray<Snowflake> roles = person.Username == "mona" ? [moderator] : [];
            guild.Members[person.Id] = new Member(person, roles, person.Id.CreatedAt);
        }

        guild.Members[world.Bot.Id] = new Member(world.Bot, [bot], guild.BotJoinedAt);
        world.Guilds[id] = guild;
        return guild;
    }

    void AddChannels(GuildState guild, Snowflake moderator, Snowflake bot)
    {
        PermissionOverwrite hidden = new(guild.Id, false, 0, GuildPermissions.ViewChannel);
        PermissionOverwrite readOnly = new(guild.Id, false, 0, GuildPermissions.SendMessages);
        PermissionOverwrite moderators = new(moderator, false, GuildPermissions.ViewChannel, 0);
        PermissionOverwrite botSees = new(bot, false, GuildPermissions.ViewChannel, 0);
        PermissionOverwrite botWrites = new(bot, false, GuildPermissions.SendMessages, 0);

        Add(guild, 0, "general", "Anything goes");
        Add(guild, 1, "welcome", "New members are greeted here", readOnly, botWrites);
        Add(guild, 2, "polls", "Votes");
        Add(guild, 3, "bot-commands", "Slash commands without disturbing anybody");
        Add(guild, 4, "mod-log", "What the bot tells the moderators", hidden, moderators, botSees);
        Add(guild, 5, "staff-only", "Not even the bot reads this", hidden, moderators);
        Add(guild, 6, "rules", "How we get along", readOnly, botWrites);
        Add(guild, 7, "roles", "Pick yours", readOnly, botWrites);
        Add(guild, 8, "suggestions", "What could be better");
        Add(guild, 9, "starboard", "The best of all channels", readOnly, botWrites);
        Add(guild, 10, "log", "What happens in the guild", readOnly, botWrites);
        Add(guild, 11, "verify", "Newcomers prove that they are people");
        Add(guild, 12, "levels", "Who has written how much");
        Add(guild, 13, "announcements", "News", ChannelType.Announcement, readOnly, botWrites);
        Add(guild, 14, "Tickets", null, ChannelType.Category);
        Add(guild, 15, "forum", "Longer talks", ChannelType.Forum);
        Add(guild, 16, "Lounge", null, ChannelType.Voice);
    }

    void Add(GuildState guild, int position, string name, string topic, params PermissionOverwrite[] overwrites) =>
        Add(guild, position, name, topic, ChannelType.Text, overwrites);

    void Add(
        GuildState guild, int position, string name, string? topic, ChannelType type, params PermissionOverwrite[] overwrites)
    {
        var id = SeedIds.InGuild(guild.Id, 16 + position);
        var channel = new GuildChannel(id, guild.Id, name, topic, position, [.. overwrites]) { Type = type };
        var state = new ChannelState(guild, channel, world.Options.MessagesPerChannel);
        guild.Channels[id] = state;
        world.Channels[id] = state;
    }

    static void Add(GuildState guild, Role role) => guild.Roles[role.Id] = role;

    User Person(string name, int index)
    {
        var id = SeedIds.User(index);
        if (!world.Users.TryGetValue(id, out var user))
            world.Users[id] = user = new User(id, name, char.ToUpperInvariant(name[0]) + name[1..]);
        return user;
    }
}
