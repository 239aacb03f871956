using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Answers to the interactions that were dispatched to the tenant, and to no others.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="interactions">Which interaction belongs to which tenant.</param>
sealed class InteractionHandler(DiscordRestClient discord, InteractionDirectory interactions)
{
    readonly InteractionAnswers _answers = new(discord);

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("interaction.createResponse", capability: null, RateClass.None, CreateResponse, takesFiles: true);
        methods.Add("interaction.editOriginal", capability: null, RateClass.None, EditOriginal, takesFiles: true);
        methods.Add("interaction.getOriginal", capability: null, RateClass.None, GetOriginal);
        methods.Add("interaction.deleteOriginal", capability: null, RateClass.None, DeleteOriginal);
        methods.Add("interaction.createFollowup", capability: null, RateClass.None, CreateFollowup, takesFiles: true);
        methods.Add("interaction.editFollowup", capability: null, RateClass.None, EditFollowup, takesFiles: true);
        methods.Add("interaction.deleteFollowup", capability: null, RateClass.None, DeleteFollowup);
        methods.Add("interaction.getFollowup", capability: null, RateClass.None, GetFollowup);
    }

    ValueTask<ReadOnlyMemory<byte>> CreateResponse(HostCall call, ref ArgumentReader arguments)
    {
        var id = arguments.Snowflake("interactionId");
        var token = arguments.Text("token");
        var body = MessageBody.OfResponse(arguments.Body("body").Span);
        var known = Known(call, token);
        if (known.Id != id)
            throw Unknown();
        var content = MessageFiles.Read(ref arguments, body, known.MostFileBytes);
        arguments.End();
        return GuildScope.DoneAsync(_answers.RespondAsync(known, content, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> EditOriginal(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        var (known, content) = ReadMessage(call, token, ref arguments);
        return new(_answers.EditOriginalAsync(known, content, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> GetOriginal(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        arguments.End();
        return new(_answers.GetOriginalAsync(Known(call, token), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteOriginal(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        arguments.End();
        return GuildScope.DoneAsync(_answers.DeleteOriginalAsync(Known(call, token), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> CreateFollowup(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        var (known, content) = ReadMessage(call, token, ref arguments);
        return new(_answers.CreateFollowupAsync(known, content, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> EditFollowup(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        var message = arguments.Snowflake("messageId");
        var (known, content) = ReadMessage(call, token, ref arguments);
        return new(discord.EditFollowupMessageAsync(known.ApplicationId, token, message, content, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteFollowup(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        var message = arguments.Snowflake("messageId");
        arguments.End();
        return GuildScope.DoneAsync(
            discord.DeleteFollowupMessageAsync(Known(call, token).ApplicationId, token, message, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> GetFollowup(HostCall call, ref ArgumentReader arguments)
    {
        var token = arguments.Text("token");
        var message = arguments.Snowflake("messageId");
        arguments.End();
        return new(discord.GetFollowupMessageAsync(Known(call, token).ApplicationId, token, message, call.CancellationToken));
    }

    (KnownInteraction Known, MessageContent Content) ReadMessage(HostCall call, string token, ref ArgumentReader arguments)
    {
        var body = MessageBody.OfMessage(arguments.Body("body").Span);
        var known = Known(call, token);
        var content = MessageFiles.Read(ref arguments, body, known.MostFileBytes);
        arguments.End();
        return (known, content);
    }

    KnownInteraction Known(HostCall call, string token)
    {
        var known = interactions.Find(call.Tenant, token) ?? throw Unknown();
        return interactions.IsOver(known) ? throw HostCallException.InteractionOver() : known;
    }

    static HostCallException Unknown() =>
        HostCallException.Forbidden("This interaction cannot be answered here: it was not given to this guild's templates, or long ago.");
}
