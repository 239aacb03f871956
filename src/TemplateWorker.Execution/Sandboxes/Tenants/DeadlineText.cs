using System.Globalization;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>Says how long a dispatch had, and where that is set.</summary>
static class DeadlineText
{
    const string Interaction = "INTERACTION_CREATE";

    // What limits.autocomplete_seconds can be at most; an interaction that may take no longer is an autocompletion.
    static readonly TimeSpan LongestAutocompletion = TimeSpan.FromSeconds(3);

    /// <summary>For example <c>30 s, limits.dispatch_seconds</c>.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="deadline">The time that its handlers had.</param>
    public static string Of(EventName eventName, TimeSpan deadline)
    {
        var setting = eventName.Text != Interaction ? nameof(LimitSettings.DispatchSeconds)
            : deadline <= LongestAutocompletion ? nameof(LimitSettings.AutocompleteSeconds)
            : nameof(LimitSettings.InteractionSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{deadline.TotalSeconds:0.###} s, {LimitTable.KeyOf(setting)}");
    }
}
