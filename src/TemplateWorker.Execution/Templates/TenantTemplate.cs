using TemplateWorker.Protocol.Messages;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Execution.Templates;

/// <summary>One active template of a tenant: what the sandbox gets, and what only the host knows of it.</summary>
public sealed record TenantTemplate
{
    /// <summary>What the sandbox runs.</summary>
    public required TemplateProgram Program { get; init; }

    /// <summary>What it may do.</summary>
    public CapabilitySet Capabilities { get; init; } = CapabilitySet.Default;

    /// <summary>Leads from places in what the sandbox runs to places in what its author wrote.</summary>
    public SourceMapSet Maps { get; init; } = SourceMapSet.Empty;

    /// <summary>Whether the host, when it defers an interaction for the template, does so for the member alone. Default true.</summary>
    public bool DefersEphemerally { get; init; } = true;
}
