namespace TemplateWorker.Configuration;

/// <summary>Which addresses templates may reach over HTTP (section <c>fetch</c>). Its sizes and times are <c>limits</c>.</summary>
public sealed class FetchSettings
{
    /// <summary>
    /// Names of hosts whose addresses may be private: services of the operator's own that templates may use. A template
    /// needs the capability for them all the same. Default none.
    /// </summary>
    public IReadOnlyList<string> AllowPrivate { get; init; } = [];
}
