namespace TemplateWorker.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder of a project's build, in the same configuration as the tests.</summary>
    public static string BuildOf(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    /// <summary>
    /// The program as a user starts it: what <c>scripts/test</c> has published and names in <c>PROGRAM_UNDER_TEST</c>, else
    /// the build's output, which starts slower.
    /// </summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("PROGRAM_UNDER_TEST") ?? Path.Combine(BuildOf("TemplateWorker"), "templateworker");

    /// <summary>The C# files below <paramref name="folder"/>, as paths relative to the root.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TemplateWorker.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
