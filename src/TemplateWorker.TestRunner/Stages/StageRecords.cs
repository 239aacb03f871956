using System.Text.Json.Nodes;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>What the template under test did, beside what can be seen in its guild: calls, lines, failures.</summary>
sealed class StageRecords
{
    readonly Lock _gate = new();
    readonly List<RecordedCall> _changedCalls = [];
    readonly List<JsonObject> _newLines = [];
    readonly List<string> _lines = [];
    readonly List<string> _warnings = [];
    readonly List<StageFailure> _failures = [];
    int _calls;
    int _told;

    /// <summary>Everything that failed.</summary>
    public IReadOnlyList<StageFailure> Failures
    {
        get
        {
            lock (_gate)
                return [.. _failures];
        }
    }

    /// <summary>Every line that was logged.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>Those that warn.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_gate)
                return [.. _warnings];
        }
    }

    /// <summary>Failures that no test has been told of.</summary>
    public IReadOnlyList<StageFailure> Untold
    {
        get
        {
            lock (_gate)
                return _failures[_told..];
        }
    }

    /// <summary>A call began.</summary>
    public RecordedCall AddCall(string method, byte[] arguments)
    {
        lock (_gate)
        {
            var call = new RecordedCall(_calls++, method, arguments);
            _changedCalls.Add(call);
            return call;
        }
    }

    /// <summary>A call was answered.</summary>
    public void Answer(RecordedCall call, bool succeeded, ReadOnlySpan<byte> json)
    {
        lock (_gate)
        {
            call.Answer(succeeded, json);
            if (!_changedCalls.Contains(call))
                _changedCalls.Add(call);
        }
    }

    /// <summary>A line was logged.</summary>
    public void AddLine(TemplateLogLevel level, string text)
    {
        lock (_gate)
        {
            _newLines.Add(new JsonObject { ["level"] = level.ToString().ToLowerInvariant(), ["text"] = text });
            _lines.Add(text);
            if (level == TemplateLogLevel.Warn)
                _warnings.Add(text);
        }
    }

    /// <summary>A dispatch failed.</summary>
    public void AddFailure(ulong dispatch, string eventName, DispatchOutcomeKind kind, ScriptErrorReport error)
    {
        lock (_gate)
            _failures.Add(new StageFailure(_failures.Count, dispatch, eventName, kind, error));
    }

    /// <summary>Adds what is new since the last time to what a test is told.</summary>
    public void TakeInto(JsonObject report)
    {
        lock (_gate)
        {
            report["calls"] = new JsonArray([.. _changedCalls.Select(call => call.ToJson())]);
            report["logs"] = new JsonArray([.. _newLines]);
            _changedCalls.Clear();
            _newLines.Clear();
        }
    }

    /// <summary>Takes the failures that no test has been told of.</summary>
    public IReadOnlyList<StageFailure> TakeFailures()
    {
        lock (_gate)
        {
            var taken = _failures[_told..];
            _told = _failures.Count;
            return taken;
        }
    }
}
