using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Interactions;

/// <summary>
/// Sees to it that a member who used a command, a button or a form always gets an answer: defers for templates that take
/// their time, and says so when a template fails.
/// </summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="limits">When to defer.</param>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
public sealed class InteractionCare(DiscordRestClient discord, LimitSettings limits, ILoggerFactory loggers, TimeProvider time)
{
    readonly ILogger _logger = loggers.CreateLogger<InteractionCare>();
    readonly InteractionAnswers _answers = new(discord);
    readonly ConcurrentDictionary<Task, bool> _underWay = new();

    /// <summary>Time that the handlers of an interaction may take.</summary>
    /// <param name="interaction">The interaction.</param>
    internal TimeSpan DeadlineOf(KnownInteraction interaction) => TimeSpan.FromSeconds(
        interaction.Kind == InteractionKind.Autocomplete ? limits.AutocompleteSeconds : limits.InteractionSeconds);

    /// <summary>Takes an interaction into care, from its arrival to the end of its dispatch.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="defersEphemerally">Asked when it is deferred: whether the member alone sees it.</param>
    /// <returns>To be told of the end of the dispatch.</returns>
    internal IDispatchObserver Take(KnownInteraction interaction, Func<TenantId, string?, bool> defersEphemerally)
    {
        var watched = new WatchedInteraction(this, interaction, defersEphemerally);
        if (interaction.Kind is InteractionKind.Command or InteractionKind.Component or InteractionKind.Modal)
            watched.Start(time, TimeSpan.FromMilliseconds(limits.DeferAfterMs));
        return watched;
    }

    /// <summary>Tells the member that nobody takes the interaction any more: its templates are gone, the command is still shown.</summary>
    /// <param name="interaction">The interaction.</param>
    internal void Dismiss(KnownInteraction interaction) => Run(interaction, "", async () =>
    {
        if (interaction.Kind == InteractionKind.Autocomplete)
            await _answers.CloseAsync(interaction, CancellationToken.None);
        else
            await _answers.TellAsync(interaction, InteractionTexts.Gone, CancellationToken.None);
    });

    internal void Defer(KnownInteraction interaction, Func<TenantId, string?, bool> defersEphemerally) => Run(interaction, "", async () =>
    {
        var isEphemeral = defersEphemerally(interaction.Tenant, interaction.Name);
        if (await _answers.DeferAsync(interaction, isEphemeral, CancellationToken.None))
            _logger.InteractionDeferred(interaction.Id, interaction.Tenant, limits.DeferAfterMs);
    });

    internal void Ended(KnownInteraction interaction, DispatchOutcome outcome)
    {
        var reference = outcome.Kind == DispatchOutcomeKind.Ok ? "" : ErrorGroup.Of(outcome).Reference;
        Run(interaction, reference, async () =>
        {
            if (outcome.Kind == DispatchOutcomeKind.Ok || interaction.Kind == InteractionKind.Autocomplete)
            {
                if (!await _answers.CloseAsync(interaction, CancellationToken.None))
                    await _answers.TellAsync(interaction, InteractionTexts.NoAnswer, CancellationToken.None);
                return;
            }
            await _answers.TellAsync(interaction, InteractionTexts.Of(outcome), CancellationToken.None);
        });
    }

    /// <summary>Waits until what members are to be told has been told; new interactions are not waited for.</summary>
    /// <param name="limit">The longest wait.</param>
    public async Task SettleAsync(TimeSpan limit)
    {
        try
        {
            await Task.WhenAll(_underWay.Keys).WaitAsync(limit, time);
        }
        catch (TimeoutException)
        {
            _logger.InteractionsLeft(_underWay.Count, limit);
        }
    }

    void Run(KnownInteraction interaction, string reference, Func<Task> act)
    {
        var acting = RunAsync(interaction, reference, act);
        if (acting.IsCompleted)
            return;
        _underWay[acting] = true;
        _ = acting.ContinueWith(
            task => _underWay.TryRemove(task, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    async Task RunAsync(KnownInteraction interaction, string reference, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e)
        {
            _logger.InteractionNotAnswered(e, interaction.Id, interaction.Tenant, reference);
        }
    }
}
