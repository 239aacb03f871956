using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Templates.Tests.SourceMaps;

public sealed class SourceMapSetTests
{
    // Line 2 of the compiled file: column 1 came from 3:5, column 11 from 3:9 and column 21 from no source.
    static readonly SourceMapSet Maps = Of($";{VlqEncoder.Encode(0, 0, 2, 4)},{VlqEncoder.Encode(10, 0, 0, 4, 0)},{VlqEncoder.Encode(10)}");

    [Theory]
    [InlineData(2, 1, "main.ts:3:5")]
    [InlineData(2, 5, "main.ts:3:5")]
    [InlineData(2, 0, "main.ts:3:5")]
    [InlineData(2, 11, "main.ts:3:9")]
    [InlineData(2, 500, "main.ts:3:9")]
    public void A_place_leads_to_what_stood_there(int line, int column, string place)
    {
        Maps.TryMap("main.js", line, column, out var original).ShouldBeTrue();

        original.ToString().ShouldBe(place);
    }

    [Theory]
    [InlineData("main.js", 1, 1)]
    [InlineData("main.js", 3, 1)]
    [InlineData("main.js", 0, 0)]
    [InlineData("main.js", -1, -1)]
    [InlineData("other.js", 2, 1)]
    public void A_place_that_came_from_nowhere_is_not_known(string file, int line, int column) => Maps.TryMap(file, line, column, out _).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"sources\":[],\"mappings\":\"AAAA\"}")]
    [InlineData("{\"sources\":[\"a\"],\"mappings\":\"AA!A\"}")]
    [InlineData("{\"sources\":[\"a\"],\"mappings\":\"AADA\"}")]
    [InlineData("{\"sources\":\"a\",\"mappings\":1}")]
    public void A_damaged_map_maps_nothing(string map) =>
        SourceMapSet.Parse(new Dictionary<string, string> { ["main.js"] = map }).TryMap("main.js", 1, 1, out _).ShouldBeFalse();

    [Fact]
    public void Every_segment_leads_to_its_own_place() => Prop.ForAll(Segments().ToArbitrary(), segments =>
    {
        var maps = Of(Encode(segments));
        return segments.All(segment => maps.TryMap("main.js", segment.Line + 1, segment.Column + 1, out var place)
            && (place.Line, place.Column) == (segment.OriginalLine + 1, segment.OriginalColumn + 1));
    }).QuickCheckThrowOnFailure();

    static Gen<(int Line, int Column, int OriginalLine, int OriginalColumn)[]> Segments()
    {
        var number = Gen.Choose(0, 2000);
        return number.Four().ListOf().Select(list => list
            .Select(four => (Line: four.Item1 % 50, Column: four.Item2, OriginalLine: four.Item3, OriginalColumn: four.Item4))
            .DistinctBy(segment => (segment.Line, segment.Column))
            .OrderBy(segment => segment)
            .ToArray());
    }

    static string Encode((int Line, int Column, int OriginalLine, int OriginalColumn)[] segments)
    {
        var lines = new List<string>();
        var original = (Line: 0, Column: 0);
        foreach (var group in segments.GroupBy(segment => segment.Line))
        {
            while (lines.Count < group.Key)
            {
                lines.Add("");
            }

            var column = 0;
            var parts = new List<string>();
            foreach (var segment in group)
            {
                parts.Add(VlqEncoder.Encode(segment.Column - column, 0, segment.OriginalLine - original.Line, segment.OriginalColumn - original.Column));
                (column, original) = (segment.Column, (segment.OriginalLine, segment.OriginalColumn));
            }

            lines.Add(string.Join(',', parts));
        }

        return string.Join(';', lines);
    }

    static SourceMapSet Of(string mappings) => SourceMapSet.Parse(
        new Dictionary<string, string> { ["main.js"] = $"{{\"version\":3,\"sources\":[\"main.ts\"],\"mappings\":\"{mappings}\"}}" });
}
