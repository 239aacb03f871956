namespace TemplateWorker.Execution.HostCalls;

/// <summary>Time that nobody sets: what is remembered for a while must not be remembered for years because the system's clock was put right.</summary>
static class SteadyTime
{
    /// <summary>The present, counted from a beginning that stays the same while the program runs.</summary>
    public static TimeSpan GetSteadyTime(this TimeProvider time) => time.GetElapsedTime(0);
}
