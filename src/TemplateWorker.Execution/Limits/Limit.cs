using System.Globalization;

namespace TemplateWorker.Execution.Limits;

/// <summary>One row of <see cref="LimitTable"/>.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Value">The number that holds.</param>
/// <param name="Unit">Unit of <paramref name="Value"/>.</param>
/// <param name="Window">For a rate, the time in which the number holds; null for all others.</param>
/// <param name="Bounds">What is counted, and what happens above.</param>
/// <param name="Settings">Where it is set; none of a limit that is fixed.</param>
public sealed record Limit(string Name, int Value, string Unit, TimeSpan? Window, string Bounds, IReadOnlyList<string> Settings)
{
    /// <summary>The limit as people read it: <c>32 MiB</c>, <c>20 per 5 s</c>.</summary>
    public string Text
    {
        get
        {
            var value = Value.ToString("N0", CultureInfo.InvariantCulture);
            var amount = Unit.Length == 0 ? value : $"{value} {Unit}";
            return Window is { } window ? $"{amount} per {DurationText.Of(window)}" : amount;
        }
    }
}
