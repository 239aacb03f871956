using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>What every source file keeps to, so that each can be read in one sitting and found by its name.</summary>
public sealed partial class SourceFileTests
{
    const int MostLines = 400;

    /// <summary>Files that may be longer, each with the reason why it reads better whole.</summary>
    static readonly Dictionary<string, string> LongFiles = [];

    [Fact]
    public void No_source_file_is_long_without_a_reason() =>
        Offenders("src", file => !LongFiles.ContainsKey(file) && LinesOf(file).Length > MostLines).ShouldBeEmpty();

    [Fact]
    public void Every_reason_belongs_to_a_file_that_is_long() =>
        LongFiles.Keys.ShouldAllBe(file => LinesOf(file).Length > MostLines);

    [Fact]
    public void Every_file_declares_its_namespace_for_the_whole_file() =>
        Offenders(file => TypesOf(file).Any() && !LinesOf(file).Any(line => FileScopedNamespace.IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void Every_source_file_holds_one_type_and_has_its_name() =>
        Offenders("src", file => TypesOf(file).Distinct().ToList() is { Count: > 0 } types
            && (types.Count > 1 || types[0] != Path.GetFileName(file).Split('.')[0])).ShouldBeEmpty();

    [Fact]
    public void No_file_carries_a_mark_of_unfinished_work() =>
        Offenders(file => Path.GetFileName(file) != "SourceFileTests.cs" && UnfinishedWork.IsMatch(Repository.Read(file))).ShouldBeEmpty();

    [Fact]
    public void No_file_folds_itself_into_regions() =>
        Offenders(file => LinesOf(file).Any(line => line.TrimStart().StartsWith("#region"))).ShouldBeEmpty();

    [Fact]
    public void Default_accessibility_is_left_unsaid() =>
        Offenders(file => LinesOf(file).Any(line => SpelledOutAccessibility.IsMatch(line))).ShouldBeEmpty();

    static IEnumerable<string> Offenders(Func<string, bool> offends) => Offenders("src", offends).Concat(Offenders("tests", offends));

    static IEnumerable<string> Offenders(string folder, Func<string, bool> offends) => Repository.SourceFiles(folder).Where(offends);

    static string[] LinesOf(string file) => Repository.Read(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    // The serializer of a message is generated, an attribute and an empty class beside the message it is for.
    static IEnumerable<string> TypesOf(string file) =>
        LinesOf(file).Where(line => !line.Contains(": JsonSerializerContext")).Select(line => TopLevelType.Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^namespace [\w.]+;")]
    static partial Regex FileScopedNamespace { get; }

    // With a file-scoped namespace a type that starts its line is at the top level.
    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:class|struct|record struct|record|interface|enum|delegate [\w<>\[\],.? ]+?) (?<name>\w+)")]
    static partial Regex TopLevelType { get; }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    static partial Regex UnfinishedWork { get; }

    // A generated method that returns something must spell it out.
    [GeneratedRegex(@"^\s+private (?!protected|static partial)")]
    static partial Regex SpelledOutAccessibility { get; }
}
