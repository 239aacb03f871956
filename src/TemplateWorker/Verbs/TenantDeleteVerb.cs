using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Data;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant delete</c>: removes everything that is stored of a tenant.</summary>
static class TenantDeleteVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var export = new Option<string?>("--export") { Description = "Writes everything into this file before, as `tenant export` does.", HelpName = "FILE" };
        var force = DbVerb.CreateForce("Replaces the file of --export.");
        var keepBan = new Option<bool>("--keep-ban") { Description = "Bans it, and keeps that alone." };
        var noWait = new Option<bool>("--no-wait") { Description = "Does not wait for what a running worker still runs of it, which may store something once more." };
        var confirmation = new Confirmation("ID");
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "delete", "Removes everything that is stored of a guild or user: templates with all versions, keys and values, logs, state, and its commands in Discord. Asks for the id.");
        var tenant = TenantOptions.AddTo(verb);
        foreach (var option in new[] { export, force, keepBan, noWait, confirmation.Option, json })
        {
            verb.Add(option);
        }

        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
            var (owner, holdings) = (tenant.Of(arguments), guild.Database.Administration.Tenants);
            var held = await holdings.CountAsync(owner, stop);
            if (held.Count == 0 && !arguments.GetValue(keepBan))
            {
                throw new VerbFailedException($"Nothing is stored of {owner}.") { Code = FailureCode.NotFound };
            }

            await confirmation.RequireAsync(arguments, owner.OwnerIdText, $"This removes all of {owner}: {TenantShowVerb.Join(held)}. `tenant export` hands it over before.", stop);
            using var progress = new ConsoleProgress();
            if (arguments.GetValue(export) is { } file)
            {
                await OutputFile.WriteAsync(file, arguments.GetValue(force), output => holdings.ExportAsync(owner, output, progress, stop), stop);
            }

            var wait = arguments.GetValue(noWait) ? TimeSpan.Zero : TimeSpan.FromSeconds(settings.Limits.DispatchSeconds + 1);
            var removal = await new TenantRemoval(guild, progress, TimeProvider.System).RunAsync(owner, arguments.GetValue(keepBan), wait, stop);
            Print(owner, removal, arguments.GetValue(json));
            return ExitCode.Done;
        });
        return verb;
    }

    static void Print(TenantId tenant, RemovedTenant removal, bool isJson)
    {
        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["owner_type"] = tenant.OwnerTypeText,
                ["owner_id"] = tenant.OwnerIdText,
                ["removed"] = TenantShowVerb.ToJson(removal.Removed),
                ["commands_problem"] = removal.CommandsProblem,
                [WorkerPresence.Field] = removal.IsWorkerRunning,
            });
            return;
        }

        Console.WriteLine($"All of {tenant} is removed: {TenantShowVerb.Join(removal.Removed)}.");
        if (removal.CommandsProblem is { } problem)
        {
            Console.WriteLine($"Its commands may still be in Discord: {problem}");
        }
    }
}
