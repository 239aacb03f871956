using System.Globalization;
using System.Text.Json;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Kicks, bans and time-outs in the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class ModerationHandler(DiscordRestClient discord)
{
    static readonly QueryShape Page = new(
        "discord.listBans", QueryField.Limit(1000), QueryField.Id("before"), QueryField.Id("after"));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.kickMember", Capability.Moderation, RateClass.Removal, Kick);
        methods.Add("discord.banMember", Capability.Moderation, RateClass.Removal, Ban);
        methods.Add("discord.unbanMember", Capability.Moderation, RateClass.Discord, Unban);
        methods.Add("discord.bulkBanMembers", Capability.Moderation, RateClass.Removal, BulkBan, PriceOfBulkBan);
        methods.Add("discord.getBan", Capability.Moderation, RateClass.Discord, GetBan);
        methods.Add("discord.listBans", Capability.Moderation, RateClass.Discord, ListBans);
        methods.Add("discord.timeoutMember", Capability.Moderation, RateClass.Discord, Timeout);
    }

    ValueTask<ReadOnlyMemory<byte>> Kick(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(discord.RemoveMemberAsync(GuildScope.Of(call), user, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Ban(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var body = arguments.OptionalBody("options");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(discord.CreateBanAsync(GuildScope.Of(call), user, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Unban(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(discord.DeleteBanAsync(GuildScope.Of(call), user, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> BulkBan(HostCall call, ref ArgumentReader arguments)
    {
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.BulkBanAsync(GuildScope.Of(call), body, reason, call.CancellationToken));
    }

    static RatePrice PriceOfBulkBan(ref ArgumentReader arguments) =>
        new(RateClass.Removal, Math.Max(1, BodyProperties.CountValues(arguments.Object("body"), "user_ids")));

    ValueTask<ReadOnlyMemory<byte>> GetBan(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        arguments.End();
        return new(discord.GetBanAsync(GuildScope.Of(call), user, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListBans(HostCall call, ref ArgumentReader arguments)
    {
        var query = Page.Read(ref arguments);
        arguments.End();
        return new(discord.GetBansAsync(GuildScope.Of(call), query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Timeout(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var until = arguments.OptionalText("until");
        var reason = arguments.Reason();
        arguments.End();
        if (until is not null && !DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, out _))
            throw arguments.Missing("until", "a time in ISO 8601, or null to end the time-out");
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string?> { ["communication_disabled_until"] = until });
        return new(discord.EditMemberAsync(GuildScope.Of(call), user, body, reason, call.CancellationToken));
    }
}
