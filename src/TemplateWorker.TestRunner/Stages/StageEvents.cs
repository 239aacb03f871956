using TemplateWorker.Execution.Dispatch;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>Events that the runner itself sends to the template under test and to files of tests.</summary>
static class StageEvents
{
    const string Prefix = "TEST_";

    /// <summary>Tells a template the time.</summary>
    public static readonly EventName Clock = EventName.Of("TEST_CLOCK");

    /// <summary>Nobody handles it: when it has ended, all that the template did before has reached the host.</summary>
    public static readonly EventName Fence = EventName.Of("TEST_FENCE");

    /// <summary>Asks a file for its tests.</summary>
    public static readonly EventName List = EventName.Of("TEST_LIST");

    /// <summary>Runs one test.</summary>
    public static readonly EventName Run = EventName.Of("TEST_RUN");

    /// <summary>Whether an event is the runner's own.</summary>
    public static bool IsOwn(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
