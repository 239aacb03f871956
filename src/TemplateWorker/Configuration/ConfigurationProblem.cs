namespace TemplateWorker.Configuration;

/// <summary>One thing wrong with the configuration.</summary>
/// <param name="Where">File with line and column, environment variable or flag.</param>
/// <param name="What">What is wrong there and how to mend it.</param>
public sealed record ConfigurationProblem(string Where, string What)
{
    /// <summary>One line: where, then what.</summary>
    public override string ToString() => $"{Where}: {What}";
}
