using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TemplateWorker.Service;

/// <summary>Adds parts to a host.</summary>
static class ServiceRegistration
{
    /// <summary>Adds a part that the host starts and stops, and that others can ask for.</summary>
    /// <remarks>Parts start in the order in which they are added, and stop in the opposite one.</remarks>
    /// <param name="services">The host's.</param>
    /// <param name="make">Makes it; null where the host can.</param>
    public static IServiceCollection AddPart<TPart>(this IServiceCollection services, Func<IServiceProvider, TPart>? make = null)
        where TPart : class, IHostedService
    {
        _ = make is null ? services.AddSingleton<TPart>() : services.AddSingleton(make);
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TPart>());
    }
}
