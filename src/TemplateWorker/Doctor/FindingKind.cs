namespace TemplateWorker.Doctor;

/// <summary>What a finding means.</summary>
enum FindingKind
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The host works, with less than it could have.</summary>
    Warning,

    /// <summary>The host does not start, or must not be trusted.</summary>
    Failed,
}
