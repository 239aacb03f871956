using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Doctor;

/// <summary>Runs checks beside one another, each within a time.</summary>
/// <param name="checks">What is looked at.</param>
/// <param name="limit">Time that each has.</param>
/// <param name="time">The clock.</param>
sealed class DoctorRound(IReadOnlyList<IDoctorCheck> checks, TimeSpan limit, TimeProvider time)
{
    // The messages of failures that are known say themselves what to do.
    const string Explained = "docs/operating/troubleshooting.md has messages like this one, and what to do.";

    /// <summary>Runs them.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="tell">Told of each check's findings in their order, as soon as it and those before it have ended.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>All findings.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, Action<string, IReadOnlyList<Finding>> tell, CancellationToken stop)
    {
        var running = checks.Select(check => RunAsync(check, settings, stop)).ToList();
        var all = new List<Finding>();
        foreach (var (check, findings) in checks.Zip(running))
        {
            tell(check.Name, await findings);
            all.AddRange(await findings);
        }

        return all;
    }

    async Task<IReadOnlyList<Finding>> RunAsync(IDoctorCheck check, HostSettings settings, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            // On another thread: what hangs in a system call must not keep the others waiting.
            return await Task.Run(() => check.RunAsync(settings, end.Token), end.Token).WaitAsync(limit, time, stop);
        }
        catch (TimeoutException)
        {
            await end.CancelAsync();
            return [Finding.Failed(check.Name, $"It could not be looked at within {limit.TotalSeconds} s.", "Something that it needs hangs: a server that takes connections and does not answer, a disk that does not come back.")];
        }
        catch (DatabaseUnavailableException error) when (!stop.IsCancellationRequested)
        {
            return [Finding.Failed(check.Name, error.Message, error.Advice)];
        }
        catch (Exception error) when (!stop.IsCancellationRequested && KnownFailures.ExitCodeOf(error) is not null)
        {
            return [Finding.Failed(check.Name, error.Message, Explained)];
        }
        catch (Exception error) when (!stop.IsCancellationRequested && error is IOException or UnauthorizedAccessException)
        {
            return [Finding.Failed(check.Name, $"It could not be looked at: {error.Message}", Explained)];
        }
    }
}
