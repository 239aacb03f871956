using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>What a new guild holds: roles, channels and the people everybody starts with.</summary>
sealed class SeedGuild(WorldState world)
{
    const GuildPermissions Everyone =
        GuildPermissions.CreateInstantInvite | GuildPermissions.AddReactions | GuildPermissions.ViewChannel
        | GuildPermissions.SendMessages | GuildPermissions.EmbedLinks | GuildPermissions.AttachFiles
        | GuildPermissions.ReadMessageHistory | GuildPermissions.UseExternalEmojis | GuildPermissions.ChangeNickname
        | GuildPermissions.UseApplicationCommands;

    const GuildPermissions Moderator =
        GuildPermissions.KickMembers | GuildPermissions.BanMembers | GuildPermissions.ViewAuditLog
        | GuildPermissions.ManageMessages | GuildPermissions.MentionEveryone | GuildPermissions.ManageNicknames
        | GuildPermissions.ModerateMembers;

    const GuildPermissions Bot = Moderator | GuildPermissions.ManageRoles;

    static readonly ImmutableArray<string> MemberNames = ["olivia", "alice", "bob", "mona"];

    // Known by name and id like the members, and not yet one of them.
    static readonly ImmutableArray<string> OutsiderNames = ["dave"];

    public GuildState Create(string name)
    {
        var id = SeedIds.Guild(world.Guilds.Count);
        var people = MemberNames.Select(Person).ToArray();
        foreach (var (index, outsider) in OutsiderNames.Index())
            Person(outsider, MemberNames.Length + index);
        var guild = new GuildState(id, name, people[0].Id, world.Now);

        var moderator = SeedIds.InGuild(id, 0);
        var bot = SeedIds.InGuild(id, 1);
        Add(guild, new Role(id, "@everyone", Everyone, 0));
        Add(guild, new Role(moderator, "Moderator", Moderator, 1, 0xE67E22));
        Add(guild, new Role(bot, world.Bot.Username, Bot, 2, 0, world.Bot.Id));

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
    }

    void Add(GuildState guild, int position, string name, string topic, params PermissionOverwrite[] overwrites)
    {
        var id = SeedIds.InGuild(guild.Id, 16 + position);
        var channel = new GuildChannel(id, guild.Id, name, topic, position, [.. overwrites]);
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
