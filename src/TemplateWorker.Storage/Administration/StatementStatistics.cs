namespace TemplateWorker.Storage.Administration;

/// <summary>What a statement took, as pg_stat_statements tells.</summary>
/// <param name="Text">The statement, without its values.</param>
/// <param name="Calls">How often it ran.</param>
/// <param name="TotalMilliseconds">All its runs together.</param>
/// <param name="MeanMilliseconds">One run.</param>
public sealed record StatementStatistics(string Text, long Calls, double TotalMilliseconds, double MeanMilliseconds);
