using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Scheduled events of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class ScheduledEventHandler(DiscordRestClient discord)
{
    static readonly QueryShape Counts = new("discord.listScheduledEvents", QueryField.Flag("with_user_count"));

    static readonly QueryShape UserPage = new(
        "discord.listScheduledEventUsers",
        QueryField.Limit(100), QueryField.Flag("with_member"), QueryField.Id("before"), QueryField.Id("after"));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.listScheduledEvents", Capability.Events, RateClass.Discord, List);
        methods.Add("discord.getScheduledEvent", Capability.Events, RateClass.Discord, Get);
        methods.Add("discord.createScheduledEvent", Capability.Events, RateClass.Discord, Create);
        methods.Add("discord.editScheduledEvent", Capability.Events, RateClass.Discord, Edit);
        methods.Add("discord.deleteScheduledEvent", Capability.Events, RateClass.Discord, Delete);
        methods.Add("discord.listScheduledEventUsers", Capability.Events, RateClass.Discord, ListUsers);
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        var query = Counts.Read(ref arguments);
        arguments.End();
        return new(discord.GetScheduledEventsAsync(GuildScope.Of(call), query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var id = arguments.Snowflake("eventId");
        arguments.End();
        return new(discord.GetScheduledEventAsync(GuildScope.Of(call), id, new RestQuery(), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var body = arguments.Body("body", RequestBody.MostBytesWithImage);
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.CreateScheduledEventAsync(GuildScope.Of(call), body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var id = arguments.Snowflake("eventId");
        var body = arguments.Body("body", RequestBody.MostBytesWithImage);
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.EditScheduledEventAsync(GuildScope.Of(call), id, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var id = arguments.Snowflake("eventId");
        arguments.End();
        return GuildScope.DoneAsync(discord.DeleteScheduledEventAsync(GuildScope.Of(call), id, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListUsers(HostCall call, ref ArgumentReader arguments)
    {
        var id = arguments.Snowflake("eventId");
        var query = UserPage.Read(ref arguments);
        arguments.End();
        return new(discord.GetScheduledEventUsersAsync(GuildScope.Of(call), id, query, call.CancellationToken));
    }
}
