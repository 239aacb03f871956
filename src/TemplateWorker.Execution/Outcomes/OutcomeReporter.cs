using Microsoft.Extensions.Logging;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Tells every observer of an outcome; one that fails costs the others nothing.</summary>
/// <param name="observers">Told of every dispatch.</param>
/// <param name="logger">Where failures of observers go.</param>
sealed class OutcomeReporter(IEnumerable<IDispatchObserver> observers, ILogger logger)
{
    readonly IDispatchObserver[] _observers = [.. observers];

    /// <summary>Tells the observers.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="completion">Told of this dispatch only.</param>
    public void Report(in DispatchOutcome outcome, IDispatchObserver? completion)
    {
        foreach (var observer in _observers)
            Tell(observer, outcome);
        if (completion is not null)
            Tell(completion, outcome);
    }

    /// <summary>Tells the observers of a template that was left out.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="error">Why.</param>
    /// <param name="version">Its version.</param>
    public void ReportLeftOut(TenantId tenant, ScriptErrorReport error, uint? version)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer.OnTemplateLeftOut(tenant, error, version);
            }
            catch (Exception e)
            {
                logger.ObserverFailed(e, observer.GetType().Name, 0);
            }
        }
    }

    void Tell(IDispatchObserver observer, in DispatchOutcome outcome)
    {
        try
        {
            observer.OnOutcome(outcome);
        }
        catch (Exception e)
        {
            logger.ObserverFailed(e, observer.GetType().Name, outcome.DispatchId);
        }
    }
}
