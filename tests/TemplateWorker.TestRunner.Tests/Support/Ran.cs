using TemplateWorker.TestRunner.Results;

namespace TemplateWorker.TestRunner.Tests.Support;

/// <summary>A run that has ended.</summary>
public sealed record Ran(RunResult Result, string Text);
