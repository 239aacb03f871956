namespace TemplateWorker.Execution.Interactions;

/// <summary>The right to answer an interaction, until it is disposed.</summary>
readonly struct TurnOf : IDisposable
{
    readonly KnownInteraction _interaction;

    TurnOf(KnownInteraction interaction) => _interaction = interaction;

    /// <summary>Waits for the right.</summary>
    /// <param name="interaction">What is to be answered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<TurnOf> TakeAsync(KnownInteraction interaction, CancellationToken cancellationToken)
    {
        await interaction.Turn.WaitAsync(cancellationToken);
        return new TurnOf(interaction);
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => _interaction.Turn.Release();
}
