using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

/// <summary>
/// A real child, spoken to frame by frame over the pipe variant of the channel, which a shell can set up without the
/// host's launcher.
/// </summary>
sealed class SandboxProcess : IDisposable
{
    // No measure of speed: it only ends a test that would hang.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    const string Pipes = "--channel pipes 3<&0 4>&1 0</dev/null 1>/dev/null";

    readonly Process _process;
    readonly FrameReceiver _received = new(fromHost: false);
    readonly FrameWriter _writer = new();
    readonly StringBuilder _errors = new();
    ulong _consumed;

    SandboxProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginErrorReadLine();
    }

    internal int ProcessId => _process.Id;

    internal string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <summary>Starts a child in an empty environment and waits for nothing.</summary>
    internal static SandboxProcess Start(string environment = "", string channel = Pipes)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "sandbox", "TemplateWorker.Sandbox.dll");
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec env -i {environment} \"$0\" exec \"$1\" {channel}");
        start.ArgumentList.Add(Muxer());
        start.ArgumentList.Add(program);
        return new SandboxProcess(Process.Start(start)!);
    }

    /// <summary>Starts a child, greets it and waits for its greeting.</summary>
    internal static SandboxProcess Greeted(uint memoryLimitKiB = 64 * 1024, uint maxHostCalls = 100, uint maxLogLines = 100)
    {
        var sandbox = Start();
        sandbox.Send(w => new StartMessage(ProtocolVersion.Current, memoryLimitKiB, 5, maxHostCalls, maxLogLines).WriteTo(w));
        sandbox.Expect(FrameKind.Hello, payload => HelloMessage.Read(payload).Version).ShouldBe(ProtocolVersion.Current);
        return sandbox;
    }

    internal void Send(Action<FrameWriter> write)
    {
        write(_writer);
        SendRaw(_writer.Written);
        _writer.Consume(_writer.Length);
    }

    internal void SendRaw(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _process.StandardInput.BaseStream.Write(bytes);
            _process.StandardInput.BaseStream.Flush();
        }
        catch (IOException e)
        {
            throw new IOException($"Nobody reads what is sent to the sandbox, which {End()}", e);
        }
    }

    internal void Close() => _process.StandardInput.Close();

    /// <summary>Loads a tenant with one template and returns what the load said.</summary>
    internal (OutcomeKind Kind, string Json) Load(string source, uint key = 1, uint cpuMilliseconds = 1000) =>
        Load(key, cpuMilliseconds, ("main", new Dictionary<string, string> { ["main.js"] = source }));

    internal (OutcomeKind Kind, string Json) Load(
        uint key, uint cpuMilliseconds, params (string Name, Dictionary<string, string> Files)[] templates)
    {
        var programs = templates.Select(t => new TemplateProgram(t.Name, 1, "main.js", t.Files)).ToArray();
        return Load(key, cpuMilliseconds, programs);
    }

    internal (OutcomeKind Kind, string Json) Load(uint key, uint cpuMilliseconds, params TemplateProgram[] programs) =>
        Load(new LoadTenantMessage(key, "guild", "42", cpuMilliseconds * 1000, programs));

    internal (OutcomeKind Kind, string Json) Load(LoadTenantMessage message)
    {
        Send(message.WriteTo);
        return Expect(FrameKind.TenantLoaded, payload =>
        {
            var loaded = TenantLoadedMessage.Read(payload);
            loaded.TenantKey.ShouldBe(message.TenantKey);
            return (loaded.Kind, Encoding.UTF8.GetString(loaded.Json));
        });
    }

    internal void LoadWell(string source, uint key = 1)
    {
        var (kind, json) = Load(source, key);
        kind.ShouldBe(OutcomeKind.Ok, json);
    }

    internal void Dispatch(
        ulong id, string eventName, object payload, uint key = 1, uint cpuMilliseconds = 1000,
        uint deadlineMilliseconds = 60_000) =>
        Send(w => new DispatchMessage(
            id, key, cpuMilliseconds * 1000, deadlineMilliseconds, Encoding.UTF8.GetBytes(eventName),
            JsonSerializer.SerializeToUtf8Bytes(payload)).WriteTo(w));

    internal void Answer(uint callId, string json, bool succeeded = true) =>
        Send(w => new HostCallResultMessage(callId, succeeded, Encoding.UTF8.GetBytes(json)).WriteTo(w));

    internal HostCall ExpectCall() => Expect(FrameKind.HostCall, ReadCall);

    static HostCall ReadCall(ReadOnlySpan<byte> payload)
    {
        var call = HostCallMessage.Read(payload);
        return new HostCall(
            call.DispatchId, call.TemplateIndex, call.CallId, Encoding.UTF8.GetString(call.Method), Encoding.UTF8.GetString(call.Arguments));
    }

    internal Outcome ExpectOutcome() => Expect(FrameKind.Outcome, ReadOutcome);

    static Outcome ReadOutcome(ReadOnlySpan<byte> payload)
    {
        var outcome = OutcomeMessage.Read(payload);
        var error = outcome.Error.IsEmpty ? null : ScriptErrorReport.Parse(outcome.Error);
        return new Outcome(outcome.DispatchId, outcome.Kind, outcome.Usage, error);
    }

    /// <summary>Whether a frame has come, other than counts of consumed frames, that was not asked for.</summary>
    internal bool HasMore
    {
        get
        {
            while (_received.TryTake(out var kind, out var payload))
            {
                if (kind != FrameKind.Consumed)
                    return true;
                _consumed += NumberMessage.Read(payload);
            }
            return false;
        }
    }

    /// <summary>Waits for an outcome and passes over host calls that come before it.</summary>
    internal Outcome ExpectOutcomePastCalls() => Expect(FrameKind.Outcome, ReadOutcome, passOver: FrameKind.HostCall);

    internal string ExpectLog() => Expect(FrameKind.Log, ReadLog);

    static string ReadLog(ReadOnlySpan<byte> payload)
    {
        var line = LogMessage.Read(payload);
        return $"{line.Level}: {Encoding.UTF8.GetString(line.Text)}";
    }

    /// <summary>Takes part in whatever a dispatch does until its outcome.</summary>
    /// <param name="answer">The JSON that host calls are answered with.</param>
    internal DispatchStory Follow(string answer)
    {
        var story = new DispatchStory();
        while (story.Outcome is null)
        {
            if (!_received.TryTake(out var kind, out var payload))
            {
                Receive();
            }
            else if (kind == FrameKind.HostCall)
            {
                var call = ReadCall(payload);
                story.Calls.Add(call);
                Answer(call.CallId, answer);
            }
            else if (kind == FrameKind.Log)
            {
                story.Lines.Add(ReadLog(payload));
            }
            else if (kind == FrameKind.Outcome)
            {
                story.Outcome = ReadOutcome(payload);
            }
            else
            {
                kind.ShouldBe(FrameKind.Consumed, Encoding.UTF8.GetString(payload));
                _consumed += NumberMessage.Read(payload);
            }
        }
        return story;
    }

    /// <summary>Waits for the next frame that is not a count of consumed frames.</summary>
    internal T Expect<T>(FrameKind expected, FramePayload<T> read, FrameKind? passOver = null)
    {
        while (true)
        {
            while (_received.TryTake(out var kind, out var payload))
            {
                if (kind == FrameKind.Consumed)
                {
                    _consumed += NumberMessage.Read(payload);
                    continue;
                }
                if (kind == passOver)
                    continue;
                kind.ShouldBe(expected, Encoding.UTF8.GetString(payload));
                return read(payload);
            }
            Receive();
        }
    }

    /// <summary>Waits until the sandbox has counted so many of the host's frames, and asserts that it is no more.</summary>
    internal void ExpectConsumed(ulong frames)
    {
        while (true)
        {
            while (_received.TryTake(out var kind, out var payload))
            {
                kind.ShouldBe(FrameKind.Consumed);
                _consumed += NumberMessage.Read(payload);
            }
            if (_consumed >= frames)
                break;
            Receive();
        }
        _consumed.ShouldBe(frames);
    }

    internal int WaitForExit()
    {
        _process.WaitForExit(Patience).ShouldBeTrue("The sandbox did not end.");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    void Receive()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        var count = _process.StandardOutput.BaseStream.ReadAsync(buffer, patience.Token).AsTask().GetAwaiter().GetResult();
        if (count == 0)
            throw new EndOfStreamException($"The sandbox closed the channel, and {End()}");
        var rest = buffer.AsSpan(0, count);
        while (!rest.IsEmpty)
        {
            var free = _received.Free;
            var part = rest[..Math.Min(free.Length, rest.Length)];
            part.CopyTo(free);
            _received.Received(part.Length);
            rest = rest[part.Length..];
        }
    }

    /// <summary>How a process ended that has closed its channel.</summary>
    string End() => _process.WaitForExit(Patience)
        ? $"exited with code {WaitForExit()} (128 and more: by a signal). It wrote: {Errors}"
        : $"goes on. It wrote: {Errors}";

    void Note(string? line)
    {
        lock (_errors)
            _errors.AppendLine(line);
    }

    static string Muxer() => Path.GetFullPath(Path.Combine(
        System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
