using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Tests.Outcomes;

public sealed partial class PlaceTextTests
{
    [Fact]
    public void Finds_what_a_pattern_finds_that_takes_its_time()
    {
        // Pieces that places are made of, long ones too, so that random texts are nearly places, or are.
        var pieces = Gen.Elements(
            "a", "/", ".js:", ".js", ":", "1", "12:3", "main", "_", "-", ".", " ", "\n", "(", "//", "x/y.js:7:9", new string('n', 63),
            new string('d', 70), new string('f', 198), "12345678");
        var texts = pieces.ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => Found(text).SequenceEqual(Expected(text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    static IEnumerable<(int, int, string, string, int, int)> Found(string text)
    {
        for (var from = 0; PlaceText.Find(text, from) is { } place; from = place.Start + place.Length)
            yield return (place.Start, place.Length, place.Template, place.File, place.Line, place.Column);
    }

    static IEnumerable<(int, int, string, string, int, int)> Expected(string text) =>
        from match in Pattern.Matches(text)
        select (match.Index, match.Length, match.Groups[1].Value, match.Groups[2].Value,
            int.Parse(match.Groups[3].Value, null), int.Parse(match.Groups[4].Value, null));

    [GeneratedRegex("([A-Za-z0-9_][A-Za-z0-9._-]{0,63})/([A-Za-z0-9._/-]{1,200}?\\.js):([0-9]{1,7}):([0-9]{1,7})", RegexOptions.CultureInvariant)]
    static partial Regex Pattern { get; }
}
