using System.Globalization;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Threads in the channels of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
sealed class ThreadHandler(DiscordRestClient discord, GuildScope scope)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.createThread", Capability.Threads, RateClass.Discord, Create, PriceOfCreate, takesFiles: true);
        methods.Add("discord.createThreadFromMessage", Capability.Threads, RateClass.Discord, CreateFromMessage);
        methods.Add("discord.joinThread", Capability.Threads, RateClass.Discord, Join);
        methods.Add("discord.leaveThread", Capability.Threads, RateClass.Discord, Leave);
        methods.Add("discord.addThreadMember", Capability.Threads, RateClass.Discord, AddMember);
        methods.Add("discord.removeThreadMember", Capability.Threads, RateClass.Discord, RemoveMember);
        methods.Add("discord.listThreadMembers", Capability.Threads, RateClass.Discord, ListMembers);
        methods.Add("discord.listActiveThreads", Capability.Threads, RateClass.Discord, ListActive);
        methods.Add("discord.listArchivedThreads", Capability.Threads, RateClass.Discord, ListArchived);
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var body = MessageBody.OfThread(arguments.Body("body").Span);
        var reason = arguments.Reason();
        var post = MessageFiles.Read(ref arguments, body);
        arguments.End();
        if (SendsMessage(body.Span))
            call.Require("discord.createThread with a message", Capability.Messages);
        else if (post.Files.Count > 0)
            throw arguments.Missing("files", "left out where no message is posted");
        return scope.AskAsync(call, channel, () => discord.CreateThreadAsync(channel, post, reason, call.CancellationToken));
    }

    static RatePrice PriceOfCreate(ref ArgumentReader arguments)
    {
        arguments.Snowflake("channelId");
        return new(SendsMessage(arguments.Object("body")) ? RateClass.Message : RateClass.Discord);
    }

    static bool SendsMessage(ReadOnlySpan<byte> body) => BodyProperties.ContainAny(body, "message");

    ValueTask<ReadOnlyMemory<byte>> CreateFromMessage(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return scope.AskAsync(call, channel, () =>
            discord.CreateThreadFromMessageAsync(channel, message, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Join(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.JoinThreadAsync(channel, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Leave(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.LeaveThreadAsync(channel, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> AddMember(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var user = arguments.Snowflake("userId");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.AddThreadMemberAsync(channel, user, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> RemoveMember(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var user = arguments.Snowflake("userId");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.RemoveThreadMemberAsync(channel, user, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListMembers(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.GetThreadMembersAsync(channel, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListActive(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetActiveThreadsAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> ListArchived(HostCall call, ref ArgumentReader arguments)
    {
        const string method = "discord.listArchivedThreads";
        var channel = arguments.Snowflake("channelId");
        var query = new RestQuery();
        var isPrivate = false;
        if (arguments.EnterObject("query"))
        {
            while (arguments.Property() is { } name)
            {
                switch (name)
                {
                    case "type":
                        isPrivate = arguments.PropertyText(name) switch
                        {
                            null or "public" => false,
                            "private" => true,
                            _ => throw arguments.Missing(name, "\"public\" or \"private\""),
                        };
                        break;
                    case "before":
                        query.Add(name, arguments.PropertyText(name));
                        break;
                    case "limit":
                        query.Add(name, arguments.PropertyNumber(name)?.ToString(CultureInfo.InvariantCulture));
                        break;
                    default:
                        throw HostCallException.Malformed($"{method} does not know '{name}'; it knows: type, before, limit.");
                }
            }
        }
        arguments.End();
        return scope.AskAsync(call, channel, () => isPrivate
            ? discord.GetPrivateArchivedThreadsAsync(channel, query, call.CancellationToken)
            : discord.GetPublicArchivedThreadsAsync(channel, query, call.CancellationToken));
    }
}
