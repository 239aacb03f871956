using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Protocol.Tests.Messages;

public sealed class MessageTests
{
    delegate void PayloadReader(ReadOnlySpan<byte> payload);

    static readonly (string Name, PayloadReader Read)[] Readers =
    [
        (nameof(StartMessage), p => StartMessage.Read(p)),
        (nameof(HelloMessage), p => HelloMessage.Read(p)),
        (nameof(LoadTenantMessage), p => LoadTenantMessage.Read(p)),
        (nameof(TenantLoadedMessage), p => TenantLoadedMessage.Read(p)),
        (nameof(DispatchMessage), p => DispatchMessage.Read(p)),
        (nameof(OutcomeMessage), p => OutcomeMessage.Read(p)),
        (nameof(HostCallMessage), p => HostCallMessage.Read(p)),
        (nameof(HostCallResultMessage), p => HostCallResultMessage.Read(p)),
        (nameof(LogMessage), p => LogMessage.Read(p)),
        (nameof(NumberMessage), p => NumberMessage.Read(p)),
        (nameof(ScriptErrorReport), p => ScriptErrorReport.Parse(p)),
    ];

    public static TheoryData<string> MessageNames => [.. Readers.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(MessageNames))]
    public void Any_bytes_are_read_or_refused_as_a_violation(string message)
    {
        var read = Readers.Single(r => r.Name == message).Read;
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary();
        Prop.ForAll(bytes, payload =>
        {
            try
            {
                read(payload);
            }
            catch (ProtocolException)
            {
                return;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_field_of_a_load_comes_back()
    {
        Prop.ForAll<uint, string, uint>((key, text, limit) =>
        {
            var owner = Clean(text);
            var files = new Dictionary<string, string> { ["main.js"] = owner, ["lib/ü.js"] = "x" };
            var sent = new LoadTenantMessage(
                key, "guild", owner, limit, [new TemplateProgram("a", 7, "main.js", files, $$"""{"x":{{key}}}"""), new TemplateProgram("b", 8, "m", files)])
            {
                IsCheck = key % 2 == 1,
            };
            var read = LoadTenantMessage.Read(PayloadOf(w => sent.WriteTo(w)));
            (read.TenantKey, read.OwnerType, read.OwnerId, read.CpuLimitMicroseconds, read.IsCheck).ShouldBe((key, "guild", owner, limit, key % 2 == 1));
            read.Templates.Select(t => (t.Name, t.Version, t.Entry)).ShouldBe([("a", 7u, "main.js"), ("b", 8u, "m")]);
            read.Templates.Select(t => t.Settings).ShouldBe([$$"""{"x":{{key}}}""", "{}"]);
            read.Templates[1].Files.ShouldBe(files);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_field_of_a_dispatch_and_its_outcome_comes_back()
    {
        Prop.ForAll<ulong, uint, byte[]>((id, number, bytes) =>
        {
            var payload = bytes ?? [];
            var dispatch = DispatchMessage.Read(PayloadOf(w => new DispatchMessage(id, number, 1, 2, "E"u8, payload).WriteTo(w)));
            (dispatch.DispatchId, dispatch.TenantKey, dispatch.CpuLimitMicroseconds, dispatch.DeadlineMilliseconds)
                .ShouldBe((id, number, 1u, 2u));
            dispatch.EventName.ToArray().ShouldBe("E"u8.ToArray());
            dispatch.Payload.ToArray().ShouldBe(payload);

            var usage = new DispatchUsage(number, 2, 3, 4);
            var outcome = OutcomeMessage.Read(PayloadOf(
                w => new OutcomeMessage(id, OutcomeKind.Deadline, usage, payload).WriteTo(w)));
            (outcome.DispatchId, outcome.Kind, outcome.Usage).ShouldBe((id, OutcomeKind.Deadline, usage));
            outcome.Error.ToArray().ShouldBe(payload);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_field_of_a_host_call_and_its_answer_comes_back()
    {
        Prop.ForAll<ulong, ushort, byte[]>((dispatch, number, bytes) =>
        {
            var json = bytes ?? [];
            var call = number + 70_000u;
            var asked = HostCallMessage.Read(PayloadOf(w => new HostCallMessage(dispatch, number, call, "kv.get"u8, json).WriteTo(w)));
            (asked.DispatchId, asked.TemplateIndex, asked.CallId).ShouldBe((dispatch, number, call));
            asked.Method.ToArray().ShouldBe("kv.get"u8.ToArray());
            asked.Arguments.ToArray().ShouldBe(json);

            var answer = HostCallResultMessage.Read(PayloadOf(w => new HostCallResultMessage(call, false, json).WriteTo(w)));
            (answer.CallId, answer.Succeeded).ShouldBe((call, false));
            answer.Json.ToArray().ShouldBe(json);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_line_and_a_load_report_come_back()
    {
        var line = LogMessage.Read(PayloadOf(w => new LogMessage(3, 5, 4, TemplateLogLevel.Warn, "ü"u8).WriteTo(w)));
        (line.TenantKey, line.TemplateIndex, line.DispatchId, line.Level, Encoding.UTF8.GetString(line.Text))
            .ShouldBe((3u, (ushort)5, 4ul, TemplateLogLevel.Warn, "ü"));
        var loaded = TenantLoadedMessage.Read(PayloadOf(
            w => new TenantLoadedMessage(3, OutcomeKind.CpuLimit, 9, "[]"u8).WriteTo(w)));
        (loaded.TenantKey, loaded.Kind, loaded.CpuMicroseconds, Encoding.UTF8.GetString(loaded.Json))
            .ShouldBe((3u, OutcomeKind.CpuLimit, 9u, "[]"));
        HelloMessage.Read(PayloadOf(w => new HelloMessage(1, "engine").WriteTo(w))).ShouldBe(new HelloMessage(1, "engine"));
        StartMessage.Read(PayloadOf(w => new StartMessage(1, 2, 3, 4, 5).WriteTo(w))).ShouldBe(new StartMessage(1, 2, 3, 4, 5));
    }

    [Fact]
    public void An_error_report_survives_its_json_and_other_text_becomes_its_message()
    {
        var report = new ScriptErrorReport("TypeError", "no", "at x", "main", "a.js", 3, 4);
        ScriptErrorReport.Parse(report.ToUtf8Json()).ShouldBe(report);
        ScriptErrorReport.Parse("not json"u8).Message.ShouldBe("not json");
        ScriptErrorReport.Parse("{\"name\":null}"u8).Message.ShouldBe("{\"name\":null}");
    }

    [Fact]
    public void Bytes_after_the_last_field_are_a_violation()
    {
        byte[] payload = [.. PayloadOf(w => NumberMessage.Write(w, FrameKind.Ping, 5)), 0];
        Should.Throw<ProtocolException>(() => NumberMessage.Read(payload)).Message.ShouldContain("1 bytes follow");
    }

    [Fact]
    public void No_room_is_made_for_templates_and_files_that_a_frame_cannot_hold()
    {
        byte[] templates = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];
        byte[] files = [.. templates[..^2], 1, 0, .. new byte[16], 255, 255];
        foreach (var payload in new[] { templates, files })
        {
            Should.Throw<ProtocolException>(() => LoadTenantMessage.Read(payload)).Message.ShouldContain("65535 parts");
            var before = GC.GetAllocatedBytesForCurrentThread();
            Should.Throw<ProtocolException>(() => LoadTenantMessage.Read(payload));
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
        }
    }

    // Unpaired surrogates have no UTF-8 form, and neither the host nor Discord holds such text.
    static string Clean(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    static byte[] PayloadOf(Action<FrameWriter> write)
    {
        var writer = new FrameWriter();
        write(writer);
        return writer.Written[FrameLimits.HeaderBytes..].ToArray();
    }
}
