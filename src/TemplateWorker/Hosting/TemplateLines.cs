using System.Text;
using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>Writes the lines that templates log into the host's log.</summary>
/// <param name="loggers">Where it logs.</param>
sealed partial class TemplateLines(ILoggerFactory loggers) : ITemplateLog
{
    readonly ILogger _logger = loggers.CreateLogger("TemplateWorker.Template");

    /// <inheritdoc/>
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
    {
        var weight = level switch
        {
            TemplateLogLevel.Debug => LogLevel.Debug,
            TemplateLogLevel.Warn => LogLevel.Warning,
            TemplateLogLevel.Error => LogLevel.Error,
            _ => LogLevel.Information,
        };
        if (_logger.IsEnabled(weight))
        {
            var line = PlainText.OneLine(Encoding.UTF8.GetString(text));
            Line(_logger, weight, tenant, template?.Program.Name ?? "templates", dispatchId, line);
        }
    }

    [LoggerMessage(EventId = 1030, Message = "{Tenant}, {Template}, dispatch {DispatchId}: {Text}")]
    static partial void Line(ILogger logger, LogLevel level, TenantId tenant, string template, ulong dispatchId, string text);
}
