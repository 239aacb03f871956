using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Failures that are told as one: of the same tenant, kind, error and place.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Kind">How the dispatches ended.</param>
/// <param name="Name">Class of the error.</param>
/// <param name="Place">Template, file and line of the error, as far as known.</param>
readonly record struct ErrorGroup(TenantId Tenant, DispatchOutcomeKind Kind, string Name, string Place)
{
    /// <summary>The group of a failure.</summary>
    public static ErrorGroup Of(in DispatchOutcome outcome)
    {
        var error = outcome.Error;
        var place = error?.File is null ? "" : $"{error.Template}/{error.File}:{error.Line}";
        return new ErrorGroup(outcome.Tenant, outcome.Kind, error?.Name ?? "", place);
    }
}
