using System.Text;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>What admins read of a failure.</summary>
static class ErrorReportText
{
    // Discord's bound of a message is 2,000 characters; the rest is room for what is around the stack.
    const int LongestMessage = 600;
    const int LongestStack = 1000;

    /// <summary>The message.</summary>
    /// <param name="outcome">The failure.</param>
    /// <param name="group">Its group.</param>
    /// <param name="untold">What was left out since the last message.</param>
    /// <param name="between">Least time between two messages.</param>
    public static string Of(in DispatchOutcome outcome, in ErrorGroup group, Untold untold, TimeSpan between)
    {
        var text = new StringBuilder();
        var error = outcome.Error;
        var subject = error?.Template is { } template
            ? $"Template **{Plain(template)}**{(outcome.TemplateVersion is { } version ? $" (version {version})" : "")}"
            : "A dispatch";
        text.Append($"{subject} failed at `{Plain(outcome.Event.Text)}`: {Explain(outcome.Kind)}. Reference `{group.Reference}`\n");
        if (error is not null)
        {
            text.Append("```\n").Append(Cut($"{error.Name}: {error.Message}", LongestMessage));
            if (error.Stack.Length > 0)
                text.Append('\n').Append(Cut(error.Stack, LongestStack));
            else if (error.File is not null)
                text.Append($"\n    at {Plain(error.File)}:{error.Line}:{error.Column}");
            text.Append("\n```");
        }
        if (untold.Alike > 0)
            text.Append($"It happened {untold.Alike} more times since the last report; reports are at least {DurationText.Of(between)} apart. ");
        if (untold.Others > 0)
            text.Append($"{untold.Others} failures of other kinds were left out; at most {FailureGroups.MostOfTenant} kinds are reported in {DurationText.Of(between)}.");
        return text.ToString();
    }

    static string Explain(DispatchOutcomeKind kind) => kind switch
    {
        DispatchOutcomeKind.CpuLimit => "it used too much processor time",
        DispatchOutcomeKind.MemoryLimit => "it used too much memory",
        DispatchOutcomeKind.Deadline => "it took too long",
        DispatchOutcomeKind.Crash => "the sandbox ended",
        DispatchOutcomeKind.Refused => "it was refused",
        _ => "an error",
    };

    // Text of templates must not end the block that it is shown in.
    static string Cut(string text, int longest) =>
        Plain(text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text);

    static string Plain(string text) => text.Replace('`', '\'');
}
