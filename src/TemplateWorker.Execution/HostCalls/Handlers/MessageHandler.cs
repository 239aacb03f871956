using System.Text.Json;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Messages in the channels of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
sealed class MessageHandler(DiscordRestClient discord, GuildScope scope)
{
    // From Discord's documentation of bulk delete.
    const int MostDeletedAtOnce = 100;

    static readonly QueryShape Page = new(
        "discord.listMessages", QueryField.Id("before"), QueryField.Id("after"), QueryField.Id("around"), QueryField.Limit(100));

    static readonly QueryShape PinPage = new("discord.listPins", QueryField.Text("before", 1, 40), QueryField.Limit(50));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.createMessage", Capability.Messages, RateClass.Message, Create, takesFiles: true);
        methods.Add("discord.editMessage", Capability.Messages, RateClass.Discord, Edit, takesFiles: true);
        methods.Add("discord.deleteMessage", Capability.Messages, RateClass.Discord, Delete);
        methods.Add("discord.getMessage", Capability.Messages, RateClass.Discord, Get);
        methods.Add("discord.listMessages", Capability.Messages, RateClass.Discord, List);
        methods.Add("discord.crosspostMessage", Capability.Messages, RateClass.Discord, Crosspost);
        methods.Add("discord.pinMessage", Capability.Messages, RateClass.Discord, Pin);
        methods.Add("discord.unpinMessage", Capability.Messages, RateClass.Discord, Unpin);
        methods.Add("discord.listPins", Capability.Messages, RateClass.Discord, ListPins);
        methods.Add("discord.triggerTyping", Capability.Messages, RateClass.Discord, TriggerTyping);
        methods.Add("discord.bulkDeleteMessages", Capability.Moderation, RateClass.Discord, BulkDelete);
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var body = arguments.Body("body");
        var message = MessageFiles.Read(ref arguments, MessageBody.OfMessage(body.Span));
        arguments.End();
        var named = NamedChannels.OfMessage("discord.createMessage", body.Span);
        return CreateAsync();

        async ValueTask<ReadOnlyMemory<byte>> CreateAsync()
        {
            await scope.CheckAsync(call, named);
            return await scope.AskAsync(call, channel, () => discord.CreateMessageAsync(channel, message, call.CancellationToken));
        }
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var body = MessageBody.OfMessage(arguments.Body("body").Span);
        var content = MessageFiles.Read(ref arguments, body);
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.EditMessageAsync(channel, message, content, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message) = ReadMessage(ref arguments);
        var reason = arguments.Reason();
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.DeleteMessageAsync(channel, message, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message) = ReadMessage(ref arguments);
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.GetMessageAsync(channel, message, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var query = Page.Read(ref arguments);
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.GetMessagesAsync(channel, query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Crosspost(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message) = ReadMessage(ref arguments);
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.CrosspostMessageAsync(channel, message, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Pin(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message) = ReadMessage(ref arguments);
        var reason = arguments.Reason();
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.PinMessageAsync(channel, message, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Unpin(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message) = ReadMessage(ref arguments);
        var reason = arguments.Reason();
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.UnpinMessageAsync(channel, message, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListPins(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var query = PinPage.Read(ref arguments);
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.GetPinsAsync(channel, query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> TriggerTyping(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.TriggerTypingAsync(channel, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> BulkDelete(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var messages = arguments.Snowflakes("messageIds", MostDeletedAtOnce);
        var reason = arguments.Reason();
        arguments.End();
        return messages switch
        {
            [] => default,
            // Discord's bulk route begins at two.
            [var only] => scope.DoAsync(call, channel, () => discord.DeleteMessageAsync(channel, only, reason, call.CancellationToken)),
            _ => scope.DoAsync(call, channel, () =>
                discord.BulkDeleteMessagesAsync(channel, IdsBody("messages", messages), reason, call.CancellationToken)),
        };
    }

    static ReadOnlyMemory<byte> IdsBody(string name, IEnumerable<ulong> ids) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, IEnumerable<string>> { [name] = ids.Select(id => id.ToString()) });

    static (ulong Channel, ulong Message) ReadMessage(ref ArgumentReader arguments) =>
        (arguments.Snowflake("channelId"), arguments.Snowflake("messageId"));
}
