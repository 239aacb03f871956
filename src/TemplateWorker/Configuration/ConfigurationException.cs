namespace TemplateWorker.Configuration;

/// <summary>The configuration cannot be used. Holds every problem, not only the first.</summary>
/// <param name="problems">All that is wrong, in the order of the sources; at least one.</param>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; } = problems;
}
