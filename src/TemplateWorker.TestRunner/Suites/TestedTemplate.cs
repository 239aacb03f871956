using TemplateWorker.Execution.Checks;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.TestRunner.Suites;

/// <summary>The template under test, after its top level ran once to tell what it wants.</summary>
/// <param name="suite">What is tested.</param>
/// <param name="wants">What it wants.</param>
sealed class TestedTemplate(TestSuite suite, TemplateCheckResult wants)
{
    /// <summary>What it may do.</summary>
    public CapabilitySet Capabilities => suite.Capabilities;

    /// <summary>Whether the host, when it defers for the template, does so for the member alone.</summary>
    public bool DefersEphemerally => suite.DefersEphemerally;

    /// <summary>Names of the events it subscribes to.</summary>
    public IReadOnlyList<string> Events { get; } = [.. wants.Events.Where(name => !Stages.StageEvents.IsOwn(name))];

    /// <summary>Its commands, a JSON array.</summary>
    public ReadOnlyMemory<byte> Commands => wants.Commands;

    /// <summary>Its settings where a test sets none, a JSON object.</summary>
    public string DefaultSettings { get; } = suite.DefaultSettings;

    /// <summary>Its settings, a JSON object.</summary>
    /// <param name="given">What a test sets.</param>
    /// <exception cref="SettingException">A value is unknown or wrong.</exception>
    public string SettingsWith(string given) => suite.SettingsWith(given);

    /// <summary>The program that a sandbox loads.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="now">The time at which it starts.</param>
    public TemplateProgram ProgramOf(uint version, string settings, DateTimeOffset now) => suite.ProgramOf(version, settings, now);
}
