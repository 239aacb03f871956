using System.Collections.Concurrent;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.SourceMaps;

/// <summary>
/// The source maps of one template. A map is read when the first place in its file is asked for, since most templates
/// run without an error. Safe to share.
/// </summary>
public sealed class SourceMapSet
{
    readonly IReadOnlyDictionary<string, string> _maps;
    readonly ConcurrentDictionary<string, SourceMap?> _read = new(StringComparer.Ordinal);

    SourceMapSet(IReadOnlyDictionary<string, string> maps) => _maps = maps;

    /// <summary>The maps of a template that has none, as plain JavaScript of before has.</summary>
    public static SourceMapSet Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>Takes maps as they are stored.</summary>
    /// <param name="maps">JSON of each map by the path of its compiled file.</param>
    public static SourceMapSet Parse(IReadOnlyDictionary<string, string> maps) => maps.Count == 0 ? Empty : new SourceMapSet(maps);

    /// <summary>Finds where a place of a compiled file came from.</summary>
    /// <param name="file">Path of the compiled file.</param>
    /// <param name="line">1-based line.</param>
    /// <param name="column">1-based column in UTF-16 code units.</param>
    /// <param name="original">The place in the source.</param>
    /// <returns>False when it is not known: there is no map, it is damaged, or the compiler made the line up.</returns>
    public bool TryMap(string file, int line, int column, out SourcePosition original)
    {
        original = default;
        return line > 0 && _maps.ContainsKey(file) && _read.GetOrAdd(file, Read) is { } map
            && map.TryMap(line - 1, Math.Max(0, column - 1), out original);
    }

    SourceMap? Read(string file)
    {
        try
        {
            return SourceMap.Parse(_maps[file]);
        }
        catch (FormatException)
        {
            // An error with the compiled file's position is worth more than none.
            return null;
        }
    }
}
