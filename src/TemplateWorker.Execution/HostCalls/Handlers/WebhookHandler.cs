using System.Net;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Webhooks of the tenant's guild. Their tokens stay with the host.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
/// <param name="webhooks">Knows which webhook belongs to it, and the tokens.</param>
sealed class WebhookHandler(DiscordRestClient discord, GuildScope scope, WebhookGuard webhooks)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.createWebhook", Capability.Webhooks, RateClass.Discord, Create);
        methods.Add("discord.listChannelWebhooks", Capability.Webhooks, RateClass.Discord, ListOfChannel);
        methods.Add("discord.listGuildWebhooks", Capability.Webhooks, RateClass.Discord, ListOfGuild);
        methods.Add("discord.editWebhook", Capability.Webhooks, RateClass.Discord, Edit);
        methods.Add("discord.deleteWebhook", Capability.Webhooks, RateClass.Discord, Delete);
        methods.Add("discord.executeWebhook", Capability.Webhooks, RateClass.Message, Execute, takesFiles: true);
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var body = arguments.Body("body", RequestBody.MostBytesWithImage);
        var reason = arguments.Reason();
        arguments.End();
        return scope.AskAsync(call, channel, async () =>
            WebhookSecrets.OfOne(await discord.CreateWebhookAsync(channel, body, reason, call.CancellationToken)));
    }

    ValueTask<ReadOnlyMemory<byte>> ListOfChannel(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.AskAsync(call, channel, async () =>
            WebhookSecrets.OfAll(await discord.GetChannelWebhooksAsync(channel, call.CancellationToken)));
    }

    ValueTask<ReadOnlyMemory<byte>> ListOfGuild(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return ListOfGuildAsync(call);
    }

    async ValueTask<ReadOnlyMemory<byte>> ListOfGuildAsync(HostCall call) =>
        WebhookSecrets.OfAll(await discord.GetGuildWebhooksAsync(GuildScope.Of(call), call.CancellationToken));

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var webhook = arguments.Snowflake("webhookId");
        var body = arguments.Body("body", RequestBody.MostBytesWithImage);
        var reason = arguments.Reason();
        arguments.End();
        var named = NamedChannels.OfWebhook("discord.editWebhook", body.Span);
        return EditAsync();

        async ValueTask<ReadOnlyMemory<byte>> EditAsync()
        {
            await webhooks.FindAsync(call, webhook);
            await scope.CheckAsync(call, named);
            return WebhookSecrets.OfOne(await discord.EditWebhookAsync(webhook, body, reason, call.CancellationToken));
        }
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var webhook = arguments.Snowflake("webhookId");
        var reason = arguments.Reason();
        arguments.End();
        return DeleteAsync();

        async ValueTask<ReadOnlyMemory<byte>> DeleteAsync()
        {
            await webhooks.FindAsync(call, webhook);
            await discord.DeleteWebhookAsync(webhook, reason, call.CancellationToken);
            webhooks.Forget(webhook);
            return default;
        }
    }

    ValueTask<ReadOnlyMemory<byte>> Execute(HostCall call, ref ArgumentReader arguments)
    {
        const string method = "discord.executeWebhook";
        var webhook = arguments.Snowflake("webhookId");
        var body = MessageBody.OfMessage(arguments.Body("body").Span);
        ulong? thread = null;
        if (arguments.EnterObject("options"))
        {
            while (arguments.Property() is { } name)
            {
                thread = name == "thread_id"
                    ? arguments.PropertySnowflake(name)
                    : throw HostCallException.Malformed($"{method} does not know '{name}'; it knows: thread_id.");
            }
        }
        var content = MessageFiles.Read(ref arguments, body);
        arguments.End();
        return ExecuteAsync(call, webhook, content, thread);
    }

    async ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(HostCall call, ulong webhook, MessageContent content, ulong? thread)
    {
        var (_, token, _) = await webhooks.FindAsync(call, webhook);
        if (token is null)
            throw HostCallException.Forbidden($"Webhook {webhook} is not one that the bot can post with; make one with discord.createWebhook.");
        try
        {
            return await discord.ExecuteWebhookAsync(webhook, token, content, thread, call.CancellationToken);
        }
        catch (DiscordApiException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized)
        {
            webhooks.Forget(webhook);
            throw;
        }
    }
}
