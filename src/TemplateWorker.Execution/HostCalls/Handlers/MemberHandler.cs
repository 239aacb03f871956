using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Members of the tenant's guild, and users as everybody sees them.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class MemberHandler(DiscordRestClient discord)
{
    static readonly QueryShape Page = new("discord.listMembers", QueryField.Limit(1000), QueryField.Id("after"));

    static readonly QueryShape Matches = new(
        "discord.searchMembers", QueryField.Text("query", 1, 100), QueryField.Limit(1000));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.getMember", capability: null, RateClass.Discord, Get);
        methods.Add("discord.getUser", capability: null, RateClass.Discord, GetUser, isShared: true);
        methods.Add("discord.listMembers", Capability.Members, RateClass.Discord, List);
        methods.Add("discord.searchMembers", Capability.Members, RateClass.Discord, Search);
        methods.Add("discord.editMember", Capability.Members, RateClass.Discord, Edit);
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        arguments.End();
        return new(discord.GetMemberAsync(GuildScope.Of(call), user, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> GetUser(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        arguments.End();
        return new(discord.GetUserAsync(user, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        var query = Page.Read(ref arguments);
        arguments.End();
        return new(discord.GetMembersAsync(GuildScope.Of(call), query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Search(HostCall call, ref ArgumentReader arguments)
    {
        var query = Matches.Read(ref arguments);
        arguments.End();
        return new(discord.SearchMembersAsync(GuildScope.Of(call), query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        if (BodyProperties.ContainAny(body.Span, "communication_disabled_until", "mute", "deaf", "channel_id", "flags"))
            call.Require("discord.editMember with a time-out, mute, deaf, channel_id or flags", Capability.Moderation);
        if (BodyProperties.ContainAny(body.Span, "roles"))
            call.Require("discord.editMember with roles", Capability.Roles);
        return new(discord.EditMemberAsync(GuildScope.Of(call), user, body, reason, call.CancellationToken));
    }
}
