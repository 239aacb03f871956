using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Sandboxes.Tenants;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class DeadlineTextTests
{
    [Theory]
    [InlineData("MESSAGE_CREATE", 30, "30 s, limits.dispatch_seconds")]
    [InlineData("MESSAGE_CREATE", 2, "2 s, limits.dispatch_seconds")]
    [InlineData("INTERACTION_CREATE", 840, "840 s, limits.interaction_seconds")]
    [InlineData("INTERACTION_CREATE", 3, "3 s, limits.autocomplete_seconds")]
    public void A_deadline_is_named_with_its_number_and_its_setting(string eventName, int seconds, string text) =>
        DeadlineText.Of(EventName.Of(eventName), TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
