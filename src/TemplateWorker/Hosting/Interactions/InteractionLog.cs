using System.Net;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Interactions;

namespace TemplateWorker.Hosting.Interactions;

/// <summary>What the interactions endpoint logs. Event ids 1040 to 1049.</summary>
static partial class InteractionLog
{
    [LoggerMessage(1040, LogLevel.Information, "Interactions are taken at http://{Place}/interactions")]
    public static partial void Listening(ILogger logger, EndPoint place);

    [LoggerMessage(1041, LogLevel.Debug, "A request to the interactions endpoint is not signed by Discord; answered 401")]
    public static partial void NotSigned(ILogger logger);

    [LoggerMessage(1043, LogLevel.Warning, "A request to the interactions endpoint is {Age}: Discord signed it at {Timestamp} (seconds since 1970); answered 401. If this goes on, set this machine's clock right")]
    public static partial void NotFresh(ILogger logger, RequestAge age, string timestamp);

    [LoggerMessage(1042, LogLevel.Warning, "Discord signed what is no interaction; answered 400")]
    public static partial void NoInteraction(ILogger logger);
}
