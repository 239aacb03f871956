using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>Whoever searches the troubleshooting page for what a worker logged finds what to do.</summary>
public sealed partial class TroubleshootingTests
{
    // Shorter ones are made of what other messages say.
    const int LeastPiece = 12;
    const string Page = "docs/operating/troubleshooting.md";

    [Fact]
    public void Every_warning_and_error_that_is_logged_has_its_line() =>
        Repository.SourceFiles("src").SelectMany(file => Message.Matches(Repository.Read(file)))
            .Select(match => Placeholder.Replace(string.Concat(Literal.Matches(match.Groups["text"].Value).Select(part => part.Groups[1].Value)), "…"))
            .Where(message => !Repository.Read(Page).Contains($"`{message}`", StringComparison.Ordinal) && !Repository.Read(Page).Contains($"`` {message} ``", StringComparison.Ordinal))
            .ShouldBeEmpty($"Add to {Page} what these mean and what to do.");

    [Fact]
    public void Every_reason_why_a_worker_does_not_start_has_its_line() =>
        Repository.SourceFiles("src").SelectMany(file => Failure.Matches(Repository.Read(file))).Select(match => match.Groups["text"].Value)
            // Only so much of a message as stands in the source: what is looked for is its longest piece of fixed words.
            .Select(text => Hole.Split(text).Select(piece => piece.Split(". ")[0].Trim(' ', '.', ':', ',', ';', '"', '(', ')')).MaxBy(piece => piece.Length)!)
            .Where(piece => piece.Length >= LeastPiece && !Repository.Read(Page).Contains(piece, StringComparison.Ordinal))
            .ShouldBeEmpty($"Add to {Page} what these mean and what to do.");

    [Fact]
    public void Every_line_is_of_a_message_that_is_still_logged()
    {
        var log = Repository.Read(Page).Split("## What a worker logs")[1];
        var messages = Repository.SourceFiles("src").SelectMany(file => Message.Matches(Repository.Read(file))).Count();

        log.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)).ShouldBe(messages);
    }

    [GeneratedRegex("""LoggerMessage\(\s*(?:EventId = )?\d+,\s*(?:Level = )?LogLevel\.(?:Warning|Error|Critical),\s*(?:Message = )?\s*(?<text>(?:"(?:[^"\\]|\\.)*"[\s+]*)+)""")]
    static partial Regex Message { get; }

    [GeneratedRegex("""
        new (?:DatabaseUnavailable|DatabaseUnfit|DatabaseConnection|EmbeddedPostgres|Migration|MigrationDrift|SandboxLaunch|CompilerUnavailable)Exception\(\s*(?:[^"()]*\?\s*)?\$*"(?<text>(?:[^"\\]|\\.)*)"
        """)]
    static partial Regex Failure { get; }

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}?")]
    static partial Regex Hole { get; }

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """)]
    static partial Regex Literal { get; }

    [GeneratedRegex(@"\{[^}]*\}")]
    static partial Regex Placeholder { get; }
}
