using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>Whoever searches a log, or is woken by it, goes by the number of a message, which must mean one thing.</summary>
public sealed partial class LogEventIdTests
{
    static readonly (string Place, string Id)[] Messages =
    [
        .. from file in Repository.SourceFiles("src")
           from message in LogMessage.Matches(Repository.Read(file))
           select ($"{file}, {message.Groups["name"].Value}", message.Groups["id"].Value),
    ];

    [Fact]
    public void No_two_log_messages_share_an_event_id() =>
        Messages.GroupBy(message => message.Id, message => message.Place).Where(places => places.Count() > 1)
            .Select(places => $"{places.Key}: {string.Join("; ", places)}")
            .ShouldBeEmpty("Give the newer message the next free number of its component.");

    [Fact]
    public void Every_log_message_states_its_event_id()
    {
        Messages.ShouldNotBeEmpty();
        Messages.Where(message => message.Id.Length == 0).Select(message => message.Place)
            .ShouldBeEmpty("Write the number first; a message without one gets one that is made of its method's name.");
    }

    [GeneratedRegex(@"\[LoggerMessage\b(?:\(\s*(?:EventId = )?(?<id>\d+))?.*?partial void (?<name>\w+)", RegexOptions.Singleline)]
    static partial Regex LogMessage { get; }
}
