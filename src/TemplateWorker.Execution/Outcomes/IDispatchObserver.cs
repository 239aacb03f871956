using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Learns how dispatches end.</summary>
public interface IDispatchObserver
{
    /// <summary>
    /// Takes one outcome. Called on the thread that learnt it, mostly a sandbox's reading thread, several at the same
    /// time for different sandboxes; it must not block.
    /// </summary>
    /// <param name="outcome">The outcome.</param>
    void OnOutcome(in DispatchOutcome outcome);

    /// <summary>
    /// Takes one template that was left out because its top level failed, while the others of its tenant were loaded; called
    /// as <see cref="OnOutcome"/> is.
    /// </summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="error">Why.</param>
    /// <param name="version">Its version.</param>
    void OnTemplateLeftOut(TenantId tenant, ScriptErrorReport error, uint? version)
    {
    }
}
