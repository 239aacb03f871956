using System.Globalization;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>What people read of a template whose calls Discord refuses.</summary>
public static class TemplateRefusalText
{
    /// <summary>The message, without the template's name.</summary>
    /// <param name="step">What follows from it.</param>
    /// <param name="refusals">How many refusals a template may have.</param>
    /// <param name="window">In which time.</param>
    public static string Of(RefusalStep step, int refusals, TimeSpan window)
    {
        var time = DurationText.Of(window);
        return step == RefusalStep.Stopped
            ? string.Create(CultureInfo.InvariantCulture,
                $"Discord refused {refusals} of its calls in {time} (401, 403 or 404), so none is sent any more but answers to interactions. As those refusals grow older than {time}, calls are let through one by one.")
            : string.Create(CultureInfo.InvariantCulture,
                $"Discord refused {(refusals + 1) / 2} of its calls in {time} (401, 403 or 404), so its calls are held back; at {refusals} none is sent any more.");
    }
}
