namespace TemplateWorker.Storage.Administration;

/// <summary>How a table stands.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">Rows, as the server estimates.</param>
/// <param name="DeadRows">Rows that were removed or replaced and still take room, as the server estimates.</param>
/// <param name="TableBytes">Bytes of the rows.</param>
/// <param name="IndexBytes">Bytes of the indexes.</param>
/// <param name="LastVacuum">When it was last vacuumed, by the server itself or by hand.</param>
public sealed record TableStatistics(string Name, long Rows, long DeadRows, long TableBytes, long IndexBytes, DateTimeOffset? LastVacuum)
{
    // Below these the server's own vacuum has not begun either (autovacuum_vacuum_scale_factor is 0.2).
    const long ManyRows = 1000;
    const double LargeShare = 0.25;

    /// <summary>Whether so much of it is dead that a vacuum is due.</summary>
    public bool IsBloated => DeadRows >= ManyRows && DeadRows >= LargeShare * (Rows + DeadRows);
}
