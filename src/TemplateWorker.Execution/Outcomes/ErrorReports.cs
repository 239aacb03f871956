using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>
/// Tells the admins of a tenant, in its error channel, of templates that fail: each group of failures at most once in a
/// while, with the number of those that were left out.
/// </summary>
public sealed class ErrorReports : IDispatchObserver, IConductObserver, IRefusalObserver
{
    // Reports are rare by their grouping; this many wait only when Discord does not take them.
    const int MostWaiting = 1000;

    // A channel that Discord is slow with holds up the reports of its own tenant, and no others.
    const int MostWaitingOfTenant = FailureGroups.MostOfTenant;

    // Stands where the event stands that a dispatch failed at.
    static readonly EventName Loading = EventName.Of("its top level");

    readonly ErrorChannels _channels;
    readonly DiscordRestClient _discord;
    readonly ChannelGuard _guard;
    readonly ILogger _logger;
    readonly TimeSpan _between;
    readonly FailureGroups _groups;
    readonly Channel<ErrorReport> _waiting = Channel.CreateBounded<ErrorReport>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    readonly TenantShares _shares = new(MostWaitingOfTenant);
    int _leftOut;

    /// <summary>Starts without a report.</summary>
    /// <param name="channels">Where tenants want to be told.</param>
    /// <param name="directory">Which channel belongs to which guild.</param>
    /// <param name="discord">Discord's REST interface.</param>
    /// <param name="limits">How often.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    public ErrorReports(
        ErrorChannels channels, ChannelDirectory directory, DiscordRestClient discord, LimitSettings limits,
        ILoggerFactory loggers, TimeProvider time)
    {
        _channels = channels;
        _discord = discord;
        _guard = new ChannelGuard(directory, discord, time);
        _logger = loggers.CreateLogger<ErrorReports>();
        _between = TimeSpan.FromMinutes(limits.ErrorReportMinutes);
        _groups = new FailureGroups(_between, time);
    }

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Kind is DispatchOutcomeKind.Ok or DispatchOutcomeKind.Cancelled or DispatchOutcomeKind.Suspended || _channels.Find(outcome.Tenant) is not { } channel)
            return;
        var group = ErrorGroup.Of(outcome);
        if (!_groups.IsDue(group, out var untold))
            return;
        var text = ErrorReportText.Of(outcome, group, untold, _between);
        if (!TryQueue(new ErrorReport(outcome.Tenant, channel, group.Reference, text)))
            Interlocked.Increment(ref _leftOut);
    }

    /// <inheritdoc/>
    public void OnTemplateLeftOut(TenantId tenant, ScriptErrorReport error, uint? version) =>
        OnOutcome(new DispatchOutcome(0, tenant, Loading, DispatchOutcomeKind.Error, default, error) { TemplateVersion = version });

    /// <inheritdoc/>
    public void OnSuspended(TenantId tenant, TenantSuspension suspension)
    {
        if (_channels.Find(tenant) is { } channel && !TryQueue(new ErrorReport(tenant, channel, "suspension", SuspensionText.Of(tenant, suspension))))
            Interlocked.Increment(ref _leftOut);
    }

    /// <inheritdoc/>
    public void OnRefused(TenantId tenant, TenantTemplate template, ulong dispatchId, RefusalStep step, int refusals, TimeSpan window)
    {
        if (_channels.Find(tenant) is not { } channel)
            return;
        var name = template.Program.Name.Replace('`', '\'');
        var text = $"Template **{name}**: {TemplateRefusalText.Of(step, refusals, window)}\nWhat to do: check what the bot may do in this server, and whether the template names channels, roles or members that are gone. `templateworker template logs {name} --guild {tenant.OwnerIdText}` says more.";
        if (!TryQueue(new ErrorReport(tenant, channel, "refusals", text)))
            Interlocked.Increment(ref _leftOut);
    }

    /// <summary>Sends reports until it is stopped.</summary>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var report in _waiting.Reader.ReadAllAsync(stop))
        {
            await SendAsync(report, stop);
            _shares.Return(report.Tenant);
            if (Interlocked.Exchange(ref _leftOut, 0) is > 0 and var leftOut)
                _logger.ErrorReportsLeftOut(leftOut);
        }
    }

    bool TryQueue(in ErrorReport report)
    {
        if (!_shares.TryTake(report.Tenant))
            return false;
        if (_waiting.Writer.TryWrite(report))
            return true;
        _shares.Return(report.Tenant);
        return false;
    }

    async Task SendAsync(ErrorReport report, CancellationToken stop)
    {
        var body = new JsonObject
        {
            ["content"] = report.Text,
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
        try
        {
            await _guard.CheckAsync(report.Tenant, report.ChannelId).AsTask().WaitAsync(stop);
            await _discord.CreateMessageAsync(report.ChannelId, Encoding.UTF8.GetBytes(body.ToJsonString()), stop);
        }
        // One report that fails, whatever the reason, must not keep those after it from being sent.
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            _logger.ErrorReportFailed(e, report.ChannelId, report.Tenant, report.Reference, e.Message);
        }
    }
}
