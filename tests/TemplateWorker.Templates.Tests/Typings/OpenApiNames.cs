namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>Which interface holds which schemas, and which of their fields it leaves out.</summary>
sealed record OpenApiNames(string Interface, IReadOnlyList<string> Schemas, HashSet<string> LeftOut)
{
    public static IReadOnlyList<OpenApiNames> All { get; } = Read();

    static List<OpenApiNames> Read()
    {
        var all = new List<OpenApiNames>();
        foreach (var line in Repository.Read("tests/TemplateWorker.Templates.Tests/Typings/OpenApiNames.txt").Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                all[^1].LeftOut.Add(line[2..colon]);
            }
            else
            {
                all.Add(new(line[..colon], line[(colon + 2)..].Split(", "), []));
            }
        }

        return all;
    }
}
