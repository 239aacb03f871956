using System.Runtime.InteropServices;
using System.Text.Json;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.SourceMaps;

/// <summary>The source map of one compiled file: which place of the source each place of it came from.</summary>
sealed class SourceMap
{
    readonly string[] _sources;

    // Sorted by line and column of the compiled file.
    readonly Segment[] _segments;

    SourceMap(string[] sources, Segment[] segments) => (_sources, _segments) = (sources, segments);

    /// <summary>Reads a map.</summary>
    /// <param name="json">Source map of version 3.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static SourceMap Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var sources = root.GetProperty("sources").EnumerateArray().Select(source => source.GetString() ?? "").ToArray();
            return new SourceMap(sources, ReadMappings(root.GetProperty("mappings").GetString() ?? "", sources.Length));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"not a source map: {error.Message}", error);
        }
    }

    /// <summary>Finds where a place came from.</summary>
    /// <param name="line">0-based line of the compiled file.</param>
    /// <param name="column">0-based column of the compiled file.</param>
    /// <param name="original">The place in the source, 1-based.</param>
    /// <returns>False when nothing of the line came from the source.</returns>
    public bool TryMap(int line, int column, out SourcePosition original)
    {
        // The last segment at or before the place; else the first of the line, as an engine may point before it.
        var index = Array.BinarySearch(_segments, new Segment(line, column, 0, 0, 0));
        index = index >= 0 ? index : ~index - 1;
        if (index < 0 || _segments[index].Line != line)
        {
            index++;
        }

        if (index >= _segments.Length || _segments[index].Line != line)
        {
            original = default;
            return false;
        }

        var segment = _segments[index];
        original = new SourcePosition(_sources[segment.Source], segment.OriginalLine + 1, segment.OriginalColumn + 1);
        return true;
    }

    static Segment[] ReadMappings(ReadOnlySpan<char> mappings, int sources)
    {
        var segments = new List<Segment>();
        var (line, column, source, originalLine, originalColumn) = (0, 0, 0, 0, 0);
        while (mappings.Length > 0)
        {
            if (mappings[0] is ',' or ';')
            {
                (line, column) = mappings[0] == ';' ? (line + 1, 0) : (line, column);
                mappings = mappings[1..];
                continue;
            }

            column += Read(ref mappings);
            if (mappings.Length == 0 || mappings[0] is ',' or ';')
            {
                // A place that came from no source.
                continue;
            }

            source += Read(ref mappings);
            originalLine += Read(ref mappings);
            originalColumn += Read(ref mappings);
            if (mappings.Length > 0 && mappings[0] is not (',' or ';'))
            {
                _ = Read(ref mappings);
            }

            if (source < 0 || source >= sources || originalLine < 0 || originalColumn < 0)
            {
                throw new FormatException("not a source map: a mapping points outside its sources");
            }

            segments.Add(new Segment(line, column, source, originalLine, originalColumn));
        }

        segments.Sort();
        return [.. segments];
    }

    static int Read(ref ReadOnlySpan<char> mappings) =>
        Base64Vlq.TryRead(ref mappings, out var number) ? number : throw new FormatException("not a source map: its mappings are damaged");

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Segment(int Line, int Column, int Source, int OriginalLine, int OriginalColumn) : IComparable<Segment>
    {
        public int CompareTo(Segment other) => Line == other.Line ? Column.CompareTo(other.Column) : Line.CompareTo(other.Line);
    }
}
