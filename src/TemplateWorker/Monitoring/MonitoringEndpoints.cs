using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Monitoring.Prometheus;

namespace TemplateWorker.Monitoring;

/// <summary>Answers those who watch a worker: whether it lives, whether it is ready, and what it measures.</summary>
/// <param name="health">How it is.</param>
/// <param name="metrics">What it measures.</param>
/// <param name="logger">The log.</param>
sealed class MonitoringEndpoints(WorkerHealth health, MetricsCollector metrics, ILogger logger)
{
    /// <summary>Whether the process answers; nothing but its own end makes this fail.</summary>
    public const string Live = "/health/live";

    /// <summary>Whether it can do its work: 200, or 503 with the reasons.</summary>
    public const string Ready = "/health/ready";

    /// <summary>The same by the name and method of older deployments.</summary>
    public const string HealthCheck = "/healthcheck";

    /// <summary>Metrics in Prometheus' text format.</summary>
    public const string Metrics = "/metrics";

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Request.Path.Value switch
        {
            Live => WithMethodAsync(context, HttpMethods.Get, () => WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["status"] = "live" })),
            Ready => WithMethodAsync(context, HttpMethods.Get, () => AnswerReadyAsync(context)),
            HealthCheck => WithMethodAsync(context, HttpMethods.Post, () => AnswerReadyAsync(context)),
            Metrics => WithMethodAsync(context, HttpMethods.Get, () => AnswerMetricsAsync(context)),
            _ => EndAsync(context, StatusCodes.Status404NotFound),
        };
    }

    static Task WithMethodAsync(HttpContext context, string method, Func<Task> answer)
    {
        if (context.Request.Method == method || (method == HttpMethods.Get && HttpMethods.IsHead(context.Request.Method)))
            return answer();
        context.Response.Headers.Allow = method == HttpMethods.Get ? "GET, HEAD" : method;
        return EndAsync(context, StatusCodes.Status405MethodNotAllowed);
    }

    static Task EndAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    async Task AnswerReadyAsync(HttpContext context)
    {
        var report = await health.LookAsync(context.RequestAborted);
        await WriteAsync(context, report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, report.ToJson());
    }

    Task AnswerMetricsAsync(HttpContext context)
    {
        var (page, failure) = metrics.Write();
        if (failure is not null)
            MonitoringLog.MetricsIncomplete(logger, failure.GetBaseException().Message, failure);
        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(page, context.RequestAborted);
    }
}
