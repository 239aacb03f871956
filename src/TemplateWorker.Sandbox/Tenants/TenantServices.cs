using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.Limits;
using TemplateWorker.ScriptEngine;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>What all tenants of a sandbox share.</summary>
/// <param name="Engine">Makes their VMs.</param>
/// <param name="Limits">Their bounds.</param>
/// <param name="Outbox">Frames to the host.</param>
/// <param name="Watch">Looks at whichever script runs.</param>
/// <param name="Calls">Their host calls.</param>
sealed record TenantServices(
    IScriptEngine Engine, SandboxLimits Limits, Outbox Outbox, ScriptWatch Watch, HostCallTable Calls);
