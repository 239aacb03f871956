namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>A documentation comment of the typings.</summary>
/// <param name="Text">Its text in Markdown, without the tags; empty where there is no comment.</param>
/// <param name="Parameters">What it says of parameters, and of those of types.</param>
/// <param name="Returns">What it says of the result, or null.</param>
public sealed record TypingComment(string Text, IReadOnlyList<TypingParameter> Parameters, string? Returns)
{
    /// <summary>Where nothing is said.</summary>
    public static TypingComment None { get; } = new("", [], null);

    /// <summary>Reads a comment.</summary>
    /// <param name="source">From <c>/**</c> to <c>*/</c>.</param>
    public static TypingComment Parse(string source)
    {
        var lines = source[3..^2].Split('\n').Select(WithoutStar).ToList();
        var firstTag = lines.FindIndex(line => line.StartsWith('@'));
        var text = firstTag < 0 ? lines : lines[..firstTag];
        var parameters = new List<TypingParameter>();
        string? returns = null;
        foreach (var tag in Tags(firstTag < 0 ? [] : lines[firstTag..]))
        {
            var words = tag.Split(' ', 3);
            if (words is ["@param" or "@typeParam", var name, var meaning])
            {
                parameters.Add(new(name, meaning));
            }
            else if (words[0] == "@returns")
            {
                returns = tag[(words[0].Length + 1)..];
            }
            else
            {
                throw new FormatException($"The typings have a comment with the tag \"{tag}\", which nobody reads.");
            }
        }

        return new(string.Join('\n', text).Trim(), parameters, returns);
    }

    static string WithoutStar(string line)
    {
        line = line.Trim();
        return line.StartsWith("* ", StringComparison.Ordinal) ? line[2..] : line == "*" ? "" : line;
    }

    static List<string> Tags(IEnumerable<string> lines)
    {
        var tags = new List<string>();
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (line.StartsWith('@'))
            {
                tags.Add(line);
            }
            else
            {
                tags[^1] += $" {line}";
            }
        }

        return tags;
    }
}
