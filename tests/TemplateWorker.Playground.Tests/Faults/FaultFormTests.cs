using System.Text.Json.Nodes;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Faults;

/// <summary>What can be asked of the switch, and what it says to what cannot.</summary>
public sealed class FaultFormTests(PlaygroundWithFaults fixture) : IClassFixture<PlaygroundWithFaults>, IDisposable
{
    TestPlayground Playground => fixture.Playground;

    public void Dispose() => Playground.Server.Faults.Clear();

    [Theory]
    [InlineData("""{"kind":"cut","after":3}""")]
    [InlineData("""{"kind":"close","code":4009,"after":3}""")]
    [InlineData("""{"kind":"duplicate","events":2}""")]
    [InlineData("""{"kind":"silent_heartbeats"}""")]
    [InlineData("""{"kind":"outage"}""")]
    [InlineData("""{"kind":"shards","count":4,"required":true}""")]
    [InlineData("""{"kind":"delay","milliseconds":250,"route":"GET","requests":3}""")]
    [InlineData("""{"kind":"rate_limit","retry_after":0.5,"scope":"shared","without_header":true,"from_proxy":false,"requests":1}""")]
    [InlineData("""{"kind":"error","status":502,"carried_out":true,"route":"/channels/{}/messages","requests":1}""")]
    [InlineData("""{"kind":"drop","requests":4}""")]
    public async Task What_waits_is_shown_as_it_was_asked_for(string fault)
    {
        var added = await Playground.ActAsync("faults", JsonNode.Parse(fault)!);
        added.Status.ShouldBe(200, added.Text);
        added.Text.ShouldBe($"[{fault}]");
        (await Playground.LookAsync("faults")).Text.ShouldBe($"[{fault}]");
    }

    [Theory]
    [InlineData("[]", "", "MODEL_TYPE_CONVERT")]
    [InlineData("{}", "kind", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"kind":"earthquake"}""", "kind", "BASE_TYPE_CHOICES")]
    [InlineData("""{"kind":"shards"}""", "count", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"kind":"shards","count":0}""", "count", "NUMBER_TYPE_MIN")]
    [InlineData("""{"kind":"cut","after":-1}""", "after", "NUMBER_TYPE_MIN")]
    [InlineData("""{"kind":"cut","after":"soon"}""", "after", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"kind":"close"}""", "code", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"kind":"close","code":1006}""", "code", "BASE_TYPE_CHOICES")]
    [InlineData("""{"kind":"invalid_session","resumable":1}""", "resumable", "BOOLEAN_TYPE_CONVERT")]
    [InlineData("""{"kind":"reconnect","code":4000}""", "code", "UNKNOWN_FIELD")]
    [InlineData("""{"kind":"duplicate","events":0}""", "events", "NUMBER_TYPE_MIN")]
    [InlineData("""{"kind":"delay"}""", "milliseconds", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"kind":"rate_limit","retry_after":"1"}""", "retry_after", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"kind":"rate_limit","scope":"galactic"}""", "scope", "BASE_TYPE_CHOICES")]
    [InlineData("""{"kind":"error","status":404}""", "status", "NUMBER_TYPE_MIN")]
    [InlineData("""{"kind":"error","route":"POST /channels"}""", "route", "UNKNOWN_ROUTE")]
    [InlineData("""{"kind":"drop","requests":0}""", "requests", "NUMBER_TYPE_MIN")]
    public async Task A_fault_that_cannot_be_is_refused_with_its_field(string fault, string field, string code)
    {
        var refused = await Playground.ActAsync("faults", JsonNode.Parse(fault)!);
        refused.FormError(field.Length == 0 ? [] : [field]).ShouldBe(code);
        Playground.Server.Faults.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_out_of_their_bounds_are_refused_in_the_process_too()
    {
        PlaygroundFault[] wrong =
        [
            new PlaygroundFault.Cut(-1),
            new PlaygroundFault.Close(1006),
            new PlaygroundFault.Duplicate(0),
            new PlaygroundFault.Delay(TimeSpan.FromSeconds(-1)),
            new PlaygroundFault.RateLimit(TimeSpan.FromDays(2)),
            new PlaygroundFault.Error(404),
            new PlaygroundFault.Drop { Requests = 0 },
        ];
        foreach (var fault in wrong)
            Should.Throw<ArgumentException>(() => Playground.Server.Faults.Add(fault), fault.ToString());
    }
}
