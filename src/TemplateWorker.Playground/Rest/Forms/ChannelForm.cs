using System.Collections.Immutable;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Routes;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Reads what a body says of a channel. Limits are from Discord's documentation.</summary>
static class ChannelForm
{
    // Six hours.
    const int LongestSlowMode = 21_600;
    const int TopicLength = 1024;
    const int ForumTopicLength = 4096;

    static readonly int[] Kinds =
    [
        (int)ChannelType.Text, (int)ChannelType.Voice, (int)ChannelType.Category, (int)ChannelType.Announcement,
        (int)ChannelType.Stage, (int)ChannelType.Forum,
    ];

    /// <summary>The kind of a new channel.</summary>
    public static ChannelType ReadType(Form form) => (ChannelType)(form.Choice("type", required: false, Kinds) ?? 0);

    /// <summary>A channel as the body wants it.</summary>
    public static GuildChannel Read(Form form, GuildState guild, GuildChannel before, bool isNew)
    {
        var name = form.Text("name", 1, 100, required: isNew);
        var topic = form.Text("topic", 0, before.Type == ChannelType.Forum ? ForumTopicLength : TopicLength);
        var position = form.Number("position", 0, int.MaxValue);
        var slowMode = form.Number("rate_limit_per_user", 0, LongestSlowMode);
        var isNsfw = form.Flag("nsfw");
        var parent = ReadParent(form, guild, before);
        var overwrites = ReadOverwrites(form, guild);
        form.Errors.ThrowIfAny();
        return before with
        {
            Name = name is null ? before.Name : Spelled(name, before.Type),
            Topic = form.Has("topic") ? topic : before.Topic,
            Position = position ?? before.Position,
            SlowModeSeconds = slowMode ?? before.SlowModeSeconds,
            IsNsfw = form.Has("nsfw") ? isNsfw : before.IsNsfw,
            ParentId = form.Has("parent_id") ? parent : before.ParentId,
            Overwrites = overwrites ?? before.Overwrites,
        };
    }

    /// <summary>Reads one overwrite; the target must be a role of the guild or a known user.</summary>
    public static PermissionOverwrite ReadOverwrite(Form form, Snowflake targetId)
    {
        var isMember = form.Choice("type", required: true, 0, 1) == 1;
        var allow = RoleRoutes.ReadPermissions(form, "allow") ?? GuildPermissions.None;
        var deny = RoleRoutes.ReadPermissions(form, "deny") ?? GuildPermissions.None;
        return new PermissionOverwrite(targetId, isMember, allow, deny);
    }

    static Snowflake? ReadParent(Form form, GuildState guild, GuildChannel channel)
    {
        if (form.Element.Id("parent_id") is not { } id)
            return null;
        if (channel.Type == ChannelType.Category || guild.Channels.GetValueOrDefault(id)?.Channel.Type != ChannelType.Category)
            form.Errors.At("parent_id").Add("CHANNEL_PARENT_INVALID", "Category does not exist");
        return id;
    }

    static ImmutableArray<PermissionOverwrite>? ReadOverwrites(Form form, GuildState guild)
    {
        if (form.List("permission_overwrites", 0, 100) is not { } items)
            return null;
        var overwrites = ImmutableArray.CreateBuilder<PermissionOverwrite>();
        foreach (var item in items)
        {
            var id = item.Element.Id("id") ?? default;
            var overwrite = ReadOverwrite(item, id);
            if (!overwrite.IsMember && !guild.Roles.ContainsKey(id))
                item.Errors.At("id").Add("OVERWRITE_TARGET_UNKNOWN", "Unknown overwrite target");
            overwrites.Add(overwrite);
        }
        return overwrites.ToImmutable();
    }

    // Channels for text have no capitals and no spaces in their names.
    static string Spelled(string name, ChannelType type) =>
        type is ChannelType.Text or ChannelType.Announcement or ChannelType.Forum
            ? name.Trim().ToLowerInvariant().Replace(' ', '-')
            : name;
}
