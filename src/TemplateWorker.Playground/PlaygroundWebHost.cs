using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Playground;

/// <summary>The web server around the playground: loopback only, and blind to the environment and to signals.</summary>
static class PlaygroundWebHost
{
    static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);

    public static WebApplication Create(PlaygroundOptions options, ILoggerFactory? loggerFactory, PlaygroundParts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        if (loggerFactory is not null)
            builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new BorrowedLoggerFactory(loggerFactory)));

        var application = builder.Build();
        application.UseWebSockets();
        parts.Map(application, application.Lifetime);
        return application;
    }
}
