namespace TemplateWorker.Doctor;

/// <summary>One result of a check. What is not well says what to do about it.</summary>
sealed record Finding
{
    Finding(FindingKind kind, string subject, string? detail, string? mend) => (Kind, Subject, Detail, Mend) = (kind, subject, detail, mend);

    /// <summary>What it means.</summary>
    public FindingKind Kind { get; }

    /// <summary>What was looked at.</summary>
    public string Subject { get; }

    /// <summary>What was found.</summary>
    public string? Detail { get; }

    /// <summary>What to do about it; null where nothing has to be done.</summary>
    public string? Mend { get; }

    /// <summary>As it should be.</summary>
    public static Finding Ok(string subject, string? detail = null) => new(FindingKind.Ok, subject, detail, mend: null);

    /// <summary>The host works, with less than it could have.</summary>
    public static Finding Warning(string subject, string detail, string mend) => new(FindingKind.Warning, subject, detail, mend);

    /// <summary>The host does not start, or must not be trusted.</summary>
    public static Finding Failed(string subject, string detail, string mend) => new(FindingKind.Failed, subject, detail, mend);
}
