using System.Text.RegularExpressions;
using TemplateWorker.Architecture.Tests.Messages;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>Whoever searches the pages for what the program said finds what to do.</summary>
public sealed partial class TroubleshootingTests
{
    const string Page = "docs/operating/troubleshooting.md";
    const string TemplatesPage = "docs/templates/errors.md";

    static readonly string Pages = Repository.Read(Page) + Repository.Read(TemplatesPage);

    [Fact]
    public void Every_warning_and_error_that_is_logged_has_its_line() =>
        Repository.SourceFiles("src").SelectMany(file => LogMessage.Matches(Repository.Read(file)))
            .Select(match => Placeholder.Replace(string.Concat(Literal.Matches(match.Groups["text"].Value).Select(part => part.Groups[1].Value)), "…"))
            .Where(message => !Pages.Contains($"`{message}`", StringComparison.Ordinal) && !Pages.Contains($"`` {message} ``", StringComparison.Ordinal))
            .ShouldBeEmpty($"Add to {Page} what these mean and what to do.");

    [Fact]
    public void Every_message_about_what_is_wrong_has_its_line() =>
        PrintedMessages.All.Where(message => PrintedMessages.KeyOf(message) is { } key && !Pages.Contains(key, StringComparison.Ordinal))
            .Select(message => $"{message.Place}: {message.Text}")
            .ShouldBeEmpty($"Add to {Page}, or to {TemplatesPage} where it is about a template, what these mean and what to do.");

    [Theory]
    [InlineData("src/TemplateWorker/CommandLine/TenantOptions.cs", "… is about one guild or one user; give --guild ID or --user ID")]
    [InlineData("src/TemplateWorker/Hosting/BotToken.cs", "There is no bot token: set discord.token_file, or the variable TEMPLATEWORKER__DISCORD__TOKEN. Without a Discord account, `templateworker demo` and `templateworker playground` stand in for Discord.")]
    [InlineData("src/TemplateWorker/Configuration/SettingsRules.cs", "discord.token and discord.token_file are both set; keep one")]
    [InlineData("src/TemplateWorker/Doctor/PortsCheck.cs", "Health and metrics are off.")]
    [InlineData("src/TemplateWorker.Storage/Connections/PostgresUrl.cs", "The database URL is malformed: expected …, in postgres://user:password@host:port/db?sslmode=require with special characters percent-encoded.")]
    [InlineData("src/TemplateWorker/Verbs/KvActVerb.cs", "There is no record \"…\" with exactly the scopes … in …; `kv list` shows what there is.")]
    public void Messages_are_found_however_they_are_said(string file, string text) =>
        PrintedMessages.All.ShouldContain(message => message.Place.StartsWith(file) && message.Text == text);

    [Fact]
    public void Every_line_of_a_log_is_still_logged()
    {
        var log = Repository.Read(Page).Split("## What a worker logs")[1];
        var messages = Repository.SourceFiles("src").SelectMany(file => LogMessage.Matches(Repository.Read(file))).Count();

        log.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)).ShouldBe(messages);
    }

    [Fact]
    public void Every_other_line_is_still_said()
    {
        var files = Repository.SourceFiles("src").ToList();
        // As it is printed, and, with its placeholders, as it is logged.
        var said = string.Join('\n', files.SelectMany(SourceTextReader.Read).Select(text => text.Text).Concat(files.Select(Repository.Read)));

        Pages.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Quoted.Matches(line.Split(" | ")[0]))
            .Select(quote => quote.Groups["text"].Value)
            .Where(quote => !said.Contains(quote.Split('…').Select(words => words.Trim(' ', ':', ';', ',', '.')).MaxBy(words => words.Length)!, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [GeneratedRegex("""LoggerMessage\(\s*(?:EventId = )?\d+,\s*(?:Level = )?LogLevel\.(?:Warning|Error|Critical),\s*(?:Message = )?\s*(?<text>(?:"(?:[^"\\]|\\.)*"[\s+]*)+)""")]
    static partial Regex LogMessage { get; }

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """)]
    static partial Regex Literal { get; }

    [GeneratedRegex(@"\{[^}]*\}")]
    static partial Regex Placeholder { get; }

    [GeneratedRegex("``(?<text>.+?)``|`(?<text>[^`]+)`")]
    static partial Regex Quoted { get; }
}
