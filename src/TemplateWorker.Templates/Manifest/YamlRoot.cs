using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Loads a YAML file that nobody vouches for.</summary>
static class YamlRoot
{
    // The loader calls itself for each level; this is more than a manifest has and less than a stack holds.
    const int MostLevels = 32;

    /// <summary>Loads the only document of a file.</summary>
    /// <returns>Its root; null when the file is empty or cannot be loaded, which <paramref name="problems"/> then says.</returns>
    public static YamlNode? Load(string text, YamlProblems problems)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return IsShallow(text, problems) ? LoadDocument(parser, problems) : null;
        }
        catch (YamlException error)
        {
            problems.Add(error.Start, $"not valid YAML: {error.Message}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet answers some broken input, an unclosed list among them, with these and no position.
            problems.Add(parser.Current?.End ?? new Mark(0, 1, 1), "not valid YAML; is a bracket or a quote left open?");
        }

        return null;
    }

    static YamlNode? LoadDocument(IParser parser, YamlProblems problems)
    {
        var yaml = new YamlStream();
        yaml.Load(parser);
        foreach (var document in yaml.Documents.Skip(1))
        {
            problems.Add(document.RootNode.Start, "a second document; put everything into the first");
        }

        return yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode;
    }

    static bool IsShallow(string text, YamlProblems problems)
    {
        var events = new Parser(new StringReader(text));
        for (var level = 0; events.MoveNext();)
        {
            level += events.Current switch
            {
                MappingStart or SequenceStart => 1,
                MappingEnd or SequenceEnd => -1,
                _ => 0,
            };
            if (events.Current is AnchorAlias)
            {
                problems.Add(events.Current.Start, "aliases are not allowed here; write the value out");
                return false;
            }

            if (level > MostLevels)
            {
                problems.Add(events.Current!.Start, $"nested more than {MostLevels} levels deep");
                return false;
            }
        }

        return true;
    }
}
