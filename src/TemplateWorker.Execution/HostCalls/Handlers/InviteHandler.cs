using System.Net;
using System.Text.Json;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Invites to the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
sealed class InviteHandler(DiscordRestClient discord, GuildScope scope)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.createInvite", Capability.Invites, RateClass.Discord, Create);
        methods.Add("discord.listChannelInvites", Capability.Invites, RateClass.Discord, ListOfChannel);
        methods.Add("discord.listGuildInvites", Capability.Invites, RateClass.Discord, ListOfGuild);
        methods.Add("discord.getInvite", Capability.Invites, RateClass.Discord, Get, isShared: true);
        methods.Add("discord.deleteInvite", Capability.Invites, RateClass.Discord, Delete, isShared: true);
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var body = arguments.OptionalBody("body");
        var reason = arguments.Reason();
        arguments.End();
        if (BodyProperties.ContainAny(body.Span, "role_ids"))
            call.Require("discord.createInvite with role_ids", Capability.Roles);
        return scope.AskAsync(call, channel, () => discord.CreateInviteAsync(channel, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListOfChannel(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.GetChannelInvitesAsync(channel, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListOfGuild(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetGuildInvitesAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var code = arguments.Text("code");
        arguments.End();
        return new(FindAsync(call, code));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var code = arguments.Text("code");
        var reason = arguments.Reason();
        arguments.End();
        return DeleteAsync();

        async ValueTask<ReadOnlyMemory<byte>> DeleteAsync()
        {
            await FindAsync(call, code);
            return await discord.DeleteInviteAsync(code, reason, call.CancellationToken);
        }
    }

    // A code leads to any guild, so Discord is asked to which one before anything is done or told.
    async Task<ReadOnlyMemory<byte>> FindAsync(HostCall call, string code)
    {
        var guildId = GuildScope.Of(call);
        try
        {
            var answer = await discord.GetInviteAsync(code, call.CancellationToken);
            using var invite = JsonDocument.Parse(answer);
            if (invite.RootElement.TryGetProperty("guild", out var guild)
                && guild.ValueKind == JsonValueKind.Object
                && guild.TryGetProperty("id", out var id)
                && id.GetString() == guildId.ToString())
                return answer;
        }
        catch (DiscordApiException e) when (e.Status == HttpStatusCode.NotFound)
        {
            // Whether there is none or another guild's is not for a template to know.
        }
        throw HostCallException.Forbidden($"\"{code}\" is no invite to this guild.");
    }
}
