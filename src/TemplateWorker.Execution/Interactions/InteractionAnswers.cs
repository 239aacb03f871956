using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Interactions;

/// <summary>
/// Gives answers to interactions, one at a time each, so that of a template and a host that both want to answer first
/// exactly one does. Once the host has deferred, it turns what the template says into what Discord still takes, and the
/// template notices nothing.
/// </summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class InteractionAnswers(DiscordRestClient discord)
{
    static readonly InteractionResponse EphemeralDeferral = new(InteractionResponseType.DeferredMessage, new JsonObject { ["flags"] = InteractionResponse.Ephemeral });

    /// <summary>
    /// Gives a template's first answer. Once it is under way nothing ends it: of an answer that was cut off nobody would know
    /// whether the member sees it.
    /// </summary>
    /// <param name="interaction">To what.</param>
    /// <param name="content">Discord's interaction response object.</param>
    /// <param name="cancellationToken">Ends the wait for its turn.</param>
    /// <exception cref="HostCallException">It comes after the host's deferral, and there is no way to give it any more.</exception>
    /// <exception cref="DiscordException">Discord did not take it.</exception>
    public async Task RespondAsync(KnownInteraction interaction, MessageContent content, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        var response = InteractionResponse.Read(content.Json);
        if (interaction.IsHostDeferred)
            await TranslateAsync(interaction, response, content, CancellationToken.None);
        else
            await CreateAsync(interaction, response, content, isHost: false, CancellationToken.None);
    }

    /// <summary>Defers for a template that has not answered; does nothing when it has.</summary>
    /// <param name="interaction">What.</param>
    /// <param name="isEphemeral">Whether the member alone sees it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was deferred.</returns>
    /// <exception cref="DiscordException">Discord did not take it.</exception>
    public async Task<bool> DeferAsync(KnownInteraction interaction, bool isEphemeral, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        if (interaction.Answer != InteractionAnswer.None)
            return false;
        // A form that was opened by a command comes from no message, so there is none that could be changed.
        var response = interaction.Kind != InteractionKind.Command && interaction.HasMessage
            ? new InteractionResponse(InteractionResponseType.DeferredUpdate, [])
            : isEphemeral ? EphemeralDeferral : new InteractionResponse(InteractionResponseType.DeferredMessage, []);
        await CreateAsync(interaction, response, BodyOf(response), isHost: true, cancellationToken);
        return interaction.IsHostDeferred;
    }

    /// <summary>Tells the member something by whatever way is open, to them alone where that is possible.</summary>
    /// <param name="interaction">Who used what.</param>
    /// <param name="text">What to tell.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DiscordException">Discord did not take it.</exception>
    public async Task TellAsync(KnownInteraction interaction, string text, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        var message = new JsonObject
        {
            ["content"] = text,
            ["flags"] = InteractionResponse.Ephemeral,
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
        var response = new InteractionResponse(InteractionResponseType.Message, message);
        if (interaction.Answer == InteractionAnswer.None && await CreateAsync(interaction, response, BodyOf(response), isHost: true, cancellationToken))
            return;
        if (interaction is { AwaitsMessage: true, IsOriginalDeleted: false })
            await FillAsync(interaction, response.ToEdit(), cancellationToken);
        else
            await discord.CreateFollowupMessageAsync(interaction.ApplicationId, interaction.Token, response.ToMessage(), cancellationToken);
    }

    /// <summary>Gives the last word on an interaction that nobody answered.</summary>
    /// <param name="interaction">What.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the member has to be told something.</returns>
    /// <exception cref="DiscordException">Discord did not take it.</exception>
    public async Task<bool> CloseAsync(KnownInteraction interaction, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        if (interaction.Answer != InteractionAnswer.None)
            return !interaction.AwaitsMessage;
        InteractionResponse? silent = interaction switch
        {
            { Kind: InteractionKind.Autocomplete } => new(InteractionResponseType.Choices, new JsonObject { ["choices"] = new JsonArray() }),
            { Kind: InteractionKind.Component or InteractionKind.Modal, HasMessage: true } => new(InteractionResponseType.DeferredUpdate, []),
            _ => null,
        };
        if (silent is null)
            return false;
        await CreateAsync(interaction, silent, BodyOf(silent), isHost: true, cancellationToken);
        return true;
    }

    /// <summary>Changes the first answer, or gives it after a deferral.</summary>
    /// <param name="interaction">To what.</param>
    /// <param name="content">Discord's edit webhook message object.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    /// <exception cref="DiscordException">Discord did not take it.</exception>
    public async Task<ReadOnlyMemory<byte>> EditOriginalAsync(KnownInteraction interaction, MessageContent content, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        if (interaction.AwaitsSubstitute)
            return await SubstituteAsync(interaction, WithFlagsOfDeferral(interaction, content), cancellationToken);
        return interaction.SubstituteId != 0
            ? await discord.EditFollowupMessageAsync(interaction.ApplicationId, interaction.Token, interaction.SubstituteId, content, cancellationToken)
            : await FillAsync(interaction, content, cancellationToken);
    }

    /// <summary>Adds a message.</summary>
    /// <param name="interaction">To what.</param>
    /// <param name="content">Discord's execute webhook object.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    /// <exception cref="DiscordException">Discord did not take it.</exception>
    public async Task<ReadOnlyMemory<byte>> CreateFollowupAsync(KnownInteraction interaction, MessageContent content, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        if (interaction.AwaitsSubstitute || (interaction.AwaitsMessage && WouldBeSeenByAll(interaction, content.Json)))
            return await SubstituteAsync(interaction, WithFlagsOfDeferral(interaction, content), cancellationToken);
        var message = await discord.CreateFollowupMessageAsync(interaction.ApplicationId, interaction.Token, content, cancellationToken);
        // Discord puts the first follow-up after a deferred message in its place.
        interaction.IsFilled |= interaction.AwaitsMessage;
        return message;
    }

    /// <summary>Reads the first answer.</summary>
    /// <param name="interaction">To what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    /// <exception cref="DiscordException">There is none.</exception>
    public async Task<ReadOnlyMemory<byte>> GetOriginalAsync(KnownInteraction interaction, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        return interaction.SubstituteId != 0
            ? await discord.GetFollowupMessageAsync(interaction.ApplicationId, interaction.Token, interaction.SubstituteId, cancellationToken)
            : await discord.GetOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, cancellationToken);
    }

    /// <summary>Removes the first answer.</summary>
    /// <param name="interaction">To what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DiscordException">There is none.</exception>
    public async Task DeleteOriginalAsync(KnownInteraction interaction, CancellationToken cancellationToken)
    {
        using var turn = await TurnOf.TakeAsync(interaction, cancellationToken);
        // What the template deferred was a message of its own, and the original is the one with the component.
        if (interaction is { Answer: InteractionAnswer.HostDeferredUpdate, AwaitsSubstitute: true })
            return;
        await (interaction.SubstituteId != 0
            ? discord.DeleteFollowupMessageAsync(interaction.ApplicationId, interaction.Token, interaction.SubstituteId, cancellationToken)
            : discord.DeleteOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, cancellationToken));
        interaction.IsFilled = true;
    }

    // Returns false when it was answered already, which a template is told by an exception.
    async Task<bool> CreateAsync(
        KnownInteraction interaction, InteractionResponse response, MessageContent content, bool isHost, CancellationToken cancellationToken)
    {
        try
        {
            await discord.CreateInteractionResponseAsync(interaction.Id, interaction.Token, content, cancellationToken);
        }
        catch (DiscordApiException e) when (e.Code == DiscordCode.AlreadyAcknowledged && interaction.Answer == InteractionAnswer.None)
        {
            // An answer whose confirmation was lost, or one of a program that shares the token.
            interaction.Answer = InteractionAnswer.Given;
            if (isHost)
                return false;
            throw;
        }
        interaction.IsEphemeral = response.IsEphemeral;
        interaction.Answer = (response.Type, isHost) switch
        {
            (InteractionResponseType.DeferredMessage, true) => InteractionAnswer.HostDeferredMessage,
            (InteractionResponseType.DeferredUpdate, true) => InteractionAnswer.HostDeferredUpdate,
            (InteractionResponseType.DeferredMessage, false) => InteractionAnswer.DeferredMessage,
            (InteractionResponseType.DeferredUpdate, false) => InteractionAnswer.DeferredUpdate,
            _ => InteractionAnswer.Given,
        };
        return true;
    }

    Task TranslateAsync(KnownInteraction interaction, InteractionResponse response, MessageContent content, CancellationToken cancellationToken)
    {
        var isUpdate = interaction.Answer == InteractionAnswer.HostDeferredUpdate;
        // What the host made public cannot be made private any more, so a private answer gets a place of its own.
        var needsOwnPlace = isUpdate || interaction.IsOriginalDeleted || (response.IsEphemeral && !interaction.IsEphemeral);
        switch (response.Type)
        {
            case InteractionResponseType.Message or InteractionResponseType.DeferredMessage when IsAnswered(interaction):
                throw HostCallException.AlreadyAnswered();
            case InteractionResponseType.Message:
                return needsOwnPlace
                    ? SubstituteAsync(interaction, content.WithJson(response.ToMessage()), cancellationToken)
                    : FillAsync(interaction, content.WithJson(response.ToEdit()), cancellationToken);
            case InteractionResponseType.DeferredMessage:
                if (needsOwnPlace)
                    interaction.SubstituteFlags = response.Flags;
                return Task.CompletedTask;
            case InteractionResponseType.DeferredUpdate:
                return Task.CompletedTask;
            case InteractionResponseType.Update:
                return FillAsync(interaction, content.WithJson(response.ToEdit()), cancellationToken);
            default:
                throw HostCallException.Malformed(
                    "The handler had given no answer in time, so the host deferred the interaction for it, and only messages can follow. " +
                    "A form must be the first answer: open it before anything that takes long.");
        }
    }

    static bool IsAnswered(KnownInteraction interaction) =>
        interaction.SubstituteId != 0 || interaction.SubstituteFlags is not null || (interaction.Answer == InteractionAnswer.HostDeferredMessage && interaction.IsFilled);

    async Task<ReadOnlyMemory<byte>> FillAsync(KnownInteraction interaction, MessageContent content, CancellationToken cancellationToken)
    {
        var message = await discord.EditOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, content, cancellationToken);
        interaction.IsFilled = true;
        return message;
    }

    async Task<ReadOnlyMemory<byte>> SubstituteAsync(KnownInteraction interaction, MessageContent content, CancellationToken cancellationToken)
    {
        // The first follow-up after a deferred message would take its place, and its visibility.
        if (interaction is { AwaitsMessage: true, IsOriginalDeleted: false })
            await DeleteDeferralAsync(interaction, cancellationToken);
        var message = await discord.CreateFollowupMessageAsync(interaction.ApplicationId, interaction.Token, content, cancellationToken);
        interaction.IsFilled = true;
        interaction.SubstituteId = IdOf(message);
        return message;
    }

    async Task DeleteDeferralAsync(KnownInteraction interaction, CancellationToken cancellationToken)
    {
        try
        {
            await discord.DeleteOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, cancellationToken);
        }
        catch (DiscordApiException e) when (e.Status == HttpStatusCode.NotFound)
        {
            // It is gone, which is all that was wanted: an earlier attempt whose answer was lost, or a moderator.
        }
        interaction.IsOriginalDeleted = true;
    }

    static bool WouldBeSeenByAll(KnownInteraction interaction, ReadOnlyMemory<byte> body) =>
        interaction.IsHostDeferred && !interaction.IsEphemeral && (InteractionResponse.FlagsOf(body) & InteractionResponse.Ephemeral) != 0;

    static MessageContent WithFlagsOfDeferral(KnownInteraction interaction, MessageContent content) => content.WithJson(
        InteractionResponse.WithFlags(content.Json, InteractionResponse.FlagsOf(content.Json) | (interaction.SubstituteFlags ?? 0)));

    static ulong IdOf(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return ulong.Parse(json.RootElement.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentNullException)
        {
            throw new DiscordUnavailableException("Discord answered a follow-up message with something that is no message.", mayHaveHappened: true, e);
        }
    }

    static ReadOnlyMemory<byte> BodyOf(InteractionResponse response) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = response.Type, ["data"] = response.Data.DeepClone() }.ToJsonString());
}
