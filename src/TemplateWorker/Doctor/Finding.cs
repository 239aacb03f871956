namespace TemplateWorker.Doctor;

/// <summary>One result of a check.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Mend">What to do about it; null where nothing has to be done.</param>
sealed record Finding(FindingKind Kind, string Subject, string? Detail = null, string? Mend = null)
{
    /// <summary>As it should be.</summary>
    public static Finding Ok(string subject, string? detail = null) => new(FindingKind.Ok, subject, detail);

    /// <summary>The host works, with less than it could have.</summary>
    public static Finding Warning(string subject, string detail, string? mend = null) => new(FindingKind.Warning, subject, detail, mend);

    /// <summary>The host does not start, or must not be trusted.</summary>
    public static Finding Failed(string subject, string detail, string? mend = null) => new(FindingKind.Failed, subject, detail, mend);
}
