using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.TestRunner.Running;

/// <summary>How tests are run.</summary>
public sealed record TestRunnerOptions
{
    /// <summary>The sandbox of the template under test; the number of processes is one whatever it says.</summary>
    public SandboxPoolOptions Sandbox { get; init; } = new();

    /// <summary>The rates and sizes that the template under test is held to.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>Only tests whose name, or whose file's, contains this text are run, in any case of letters. None given: all.</summary>
    public string? Filter { get; init; }

    /// <summary>Real time that one test may take in all, 10 ms to 10 min. Default 5 s.</summary>
    public TimeSpan TestLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Processor time that the code of one test may use, 1 ms to 60 s. Default 2 s.</summary>
    public TimeSpan TestCpuLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most actions of one test, from 1. Default 10,000.</summary>
    public int MaxActions { get; init; } = 10_000;

    /// <summary>Checks every bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TestLimit, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TestLimit, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfLessThan(TestCpuLimit, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TestCpuLimit, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxActions, 1);
        Sandbox.Validate();
    }
}
