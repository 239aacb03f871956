using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox;
using TemplateWorker.Sandbox.Confinement;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.SelfTest;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Runtime;

// Started by the host, never by hand. The order is part of the trust border: look at what the process was given, give
// up what it does not need, load the engine, say hello, and only then take a byte of a template.
var start = StartArguments.Parse(args);
if (!start.TestsItself && !StartConditions.HasChannel(start.UsesPipes))
    return Refuse(SandboxExitCode.NoChannel, "This program is started by the TemplateWorker host only.");
DiagnosticsPort.Close();
if (StartConditions.FindViolation() is { } violation)
    return Refuse(SandboxExitCode.NotConfined, violation);

try
{
    if (start.TestsItself)
    {
        SelfTesting.Run(args, start);
        return (int)SandboxExitCode.Done;
    }
    Confined.Enter(start.HasOwnUser);
    NativeAbort.EndsProcess();
    var engine = new JavaScriptCoreEngine(compilesScripts: !start.InterpretsScripts);
    var outbox = new Outbox(new HostChannel(start.UsesPipes));
    outbox.Add(new HelloMessage(ProtocolVersion.Current, engine.Name));
    outbox.Flush();
    var inbox = new Inbox();
    var limits = Greeting.Receive(inbox);
    outbox.CountConsumed();
    using var loop = new SandboxLoop(engine, inbox, outbox, limits);
    loop.Run();
}
catch (HostGoneException)
{
    return (int)SandboxExitCode.Done;
}
catch (ProtocolException error)
{
    return Refuse(SandboxExitCode.ProtocolViolation, error.Message);
}
catch (ScriptEngineUnavailableException error)
{
    return Refuse(SandboxExitCode.EngineUnavailable, error.Message);
}
catch (Exception error)
{
    return Refuse(SandboxExitCode.InternalError, error.ToString());
}
return (int)SandboxExitCode.Done;

static int Refuse(SandboxExitCode code, string reason)
{
    StandardError.WriteLine(reason);
    return (int)code;
}
