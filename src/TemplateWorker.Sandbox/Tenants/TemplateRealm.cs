using System.Security.Cryptography;
using System.Text;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Sdk;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>
/// One template in its tenant's VM, with globals and built-ins that no other template can reach. What it asks the host
/// for goes out under its number, which no script has a say in.
/// </summary>
sealed class TemplateRealm
{
    // What a host call gives instead of its number.
    const double TooManyCalls = -1;
    const double CallTooLarge = -2;
    const double FilesTooLarge = -3;

    // Room in a host-call frame for what is not its arguments.
    const int HostCallRoom = 1024;

    readonly TenantRealm _tenant;
    readonly TenantServices _services;
    readonly int _index;

    /// <summary>Starts the SDK in a realm.</summary>
    /// <param name="tenant">Whose template it is.</param>
    /// <param name="services">What the sandbox's tenants share.</param>
    /// <param name="index">The template's number.</param>
    /// <param name="program">The template.</param>
    /// <param name="realm">Its realm.</param>
    /// <param name="tenantJson">What the template sees as <c>tenant</c>.</param>
    internal TemplateRealm(
        TenantRealm tenant, TenantServices services, int index, TemplateProgram program, IScriptRealm realm, string tenantJson)
    {
        (_tenant, _services, _index, Program, Realm) = (tenant, services, index, program, realm);
        Sdk = SdkRuntime.Start(realm, Offer, tenantJson);
    }

    /// <summary>The template.</summary>
    internal TemplateProgram Program { get; }

    /// <summary>Its realm.</summary>
    internal IScriptRealm Realm { get; }

    /// <summary>The SDK in there.</summary>
    internal SdkRuntime Sdk { get; }

    HostFunction Offer(string name) => name switch
    {
        "compile" => Compile,
        "call" => CallHost,
        "memory" => call => call.Return(_services.Limits.MemoryBytes),
        "mostCalls" => call => call.Return(_services.Limits.MaxHostCalls),
        "claim" => call => call.Return(_tenant.Names.Claim(call.Text(0), Program.Name)),
        "isOthers" => call => call.Return(_tenant.Names.IsOthers(call.Text(0), Program.Name) ? 1 : 0),
        "print" => Print,
        "settle" => call => _tenant.Settle((ulong)call.Number(0), call.Utf8(1)),
        "random" => call => call.Return(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The SDK asks for what the sandbox does not offer."),
    };

    void Compile(HostFunctionCall call)
    {
        var path = call.Text(0);
        if (!Program.Files.TryGetValue(path, out var source))
            return;
        if (path.EndsWith(".json", StringComparison.Ordinal))
            source = JsonModule.SourceOf(source);
        var url = $"{Program.Name}/{path}";
        var function = Realm.Compile(new ScriptSource(source, url, SdkSource.ModuleParameters), out _);
        // A file may declare a fetch of its own. When that was not it, this attempt's error is the file's.
        function ??= Realm.Compile(new ScriptSource(source, url, SdkSource.ModuleParametersWithoutFetch), out _);
        if (function is null)
            call.ThrowCompileError();
        else
            call.Return(function);
    }

    void CallHost(HostFunctionCall call)
    {
        var run = _tenant.Find((ulong)call.Number(0));
        if (run is null || run.HostCalls >= _services.Limits.MaxHostCalls)
        {
            call.Return(TooManyCalls);
            return;
        }
        var method = call.Utf8(1);
        var arguments = call.Utf8(2);
        var size = method.Length + arguments.Length + HostCallRoom;
        var isLarge = size > FrameLimits.MaxPlainHostCall;
        if (size > FrameLimits.MaxHostCall || (isLarge && !MayHaveFiles(method)))
        {
            call.Return(CallTooLarge);
            return;
        }
        if (isLarge && !run.TryTakeFiles(size))
        {
            call.Return(FilesTooLarge);
            return;
        }
        run.HostCalls++;
        var id = _services.Calls.Add(new PendingHostCall(run, this));
        _services.Outbox.Add(new HostCallMessage(run.Id, (ushort)_index, id, method, arguments));
        // A thousand calls of two megabytes would be in nobody's account until the script is looked at.
        if (_services.Outbox.IsLarge)
            _services.Outbox.FlushDuringScript();
        call.Return(id);
    }

    static bool MayHaveFiles(ReadOnlySpan<byte> method) => method.StartsWith("discord."u8) || method.StartsWith("interaction."u8);

    void Print(HostFunctionCall call)
    {
        var most = _services.Limits.MaxLogLines;
        if (_services.Watch.Running is not { } run || run.LogLines > most)
            return;
        if (++run.LogLines > most)
        {
            var leftOut = $"A dispatch may log {most} lines (limits.log_lines_per_dispatch); the rest is left out.";
            Log(run, LogMessage.AnyTemplate, TemplateLogLevel.Warn, Encoding.UTF8.GetBytes(leftOut));
            return;
        }
        var level = (TemplateLogLevel)Math.Clamp((int)call.Number(0), 0, (int)TemplateLogLevel.Error);
        var text = call.Utf8(1);
        Log(run, (ushort)_index, level, text[..Math.Min(text.Length, FrameLimits.MaxLog / 2)]);
    }

    void Log(RunningDispatch run, ushort template, TemplateLogLevel level, ReadOnlySpan<byte> text) =>
        _services.Outbox.Add(new LogMessage(_tenant.Key, template, run.Id, level, text));
}
