namespace TemplateWorker.Execution.Limits;

/// <summary>When Discord refused calls of one template, and what was told of it. Guarded by the rates that it belongs to.</summary>
sealed class TemplateRefusals
{
    RefusalStep _told;
    long _toldAt;

    /// <summary>When.</summary>
    public RefusalTimes Times { get; } = new();

    /// <summary>Adds one.</summary>
    /// <param name="rate">How many a template may have, and for how long they count.</param>
    /// <param name="now">The present, in microseconds.</param>
    /// <returns>What follows that nobody was told of while these count.</returns>
    public RefusalStep Add(Rate rate, long now)
    {
        Times.Add(rate, now);
        var left = Times.Left(rate, now);
        var step = left == 0 ? RefusalStep.Stopped : 2 * left <= rate.Count ? RefusalStep.Slowed : RefusalStep.None;
        if (now - _toldAt >= (long)rate.Window.TotalMicroseconds)
            _told = RefusalStep.None;
        if (step <= _told)
            return RefusalStep.None;
        (_told, _toldAt) = (step, now);
        return step;
    }
}
