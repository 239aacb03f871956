namespace TemplateWorker.Storage.Logs;

/// <summary>Which lines are wanted.</summary>
public sealed record TemplateLogQuery
{
    /// <summary>Those of this template. None given: of all.</summary>
    public string? Template { get; init; }

    /// <summary>Those of this weight or more.</summary>
    public TemplateLineLevel Level { get; init; }

    /// <summary>Those from this time on. None given: from the first that is kept.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Those after this one (<see cref="StoredLogLine.Id"/>).</summary>
    public long After { get; init; }

    /// <summary>The newest of them, at most this many.</summary>
    public int Limit { get; init; } = 1000;
}
