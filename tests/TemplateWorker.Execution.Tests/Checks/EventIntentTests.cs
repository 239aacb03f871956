using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Checks;

namespace TemplateWorker.Execution.Tests.Checks;

public sealed class EventIntentTests
{
    [Fact]
    public void Every_event_that_the_typings_know_has_intents_of_its_own() =>
        KnownEvents.Names.Where(name => EventIntents.Of(name) == GatewayIntents.Unprivileged).ShouldBeEmpty();
}
