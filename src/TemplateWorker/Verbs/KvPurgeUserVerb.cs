using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.KeyValue.Transfer;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv purge-user</c>: removes what guilds store of a user.</summary>
static class KvPurgeUserVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var user = IdOption.CreateArgument("USER", "The user's id.");
        var guild = GuildOption.Create("What this guild stores.");
        var all = new Option<bool>("--all") { Description = "What every guild and user stores." };
        var values = new Option<bool>("--values") { Description = "Also removes records that have the id in their value alone; else they are counted." };
        var export = new Option<string?>("--export") { Description = "Writes everything that has the id into this file before, values too.", HelpName = "FILE" };
        var force = DbVerb.CreateForce("Replaces the file of --export.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be removed, and changes nothing." };
        var confirmation = new Confirmation("USER");
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "purge-user", "Removes what templates store of a user: records with the user's id in their key or a scope, members of sorted lists, and lines of logs. Asks for the id.")
        {
            user, guild, all, values, export, force, dryRun, confirmation.Option, json,
        };
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(all) == arguments.GetResult(guild) is not null)
            {
                arguments.AddError($"{VerbPath.Of(verb)} is about one guild or all; give --guild ID or --all");
            }
        });
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            var (purge, id, isTrial) = (database.Database.Administration.UserPurge, arguments.GetValue(user), arguments.GetValue(dryRun));
            var tenants = arguments.GetValue(guild) is { } one ? [TenantId.Guild(one)] : await purge.FindAsync(id, stop);
            if (!isTrial)
            {
                await confirmation.RequireAsync(
                    arguments, id.ToString(CultureInfo.InvariantCulture),
                    $"This removes what {(arguments.GetValue(all) ? "every guild" : $"{tenants[0]}")} stores of user {id}; --dry-run shows how much that is.", stop);
            }

            if (arguments.GetValue(export) is { } file)
            {
                using var progress = new ConsoleProgress();
                await OutputFile.WriteAsync(file, arguments.GetValue(force), output => purge.ExportAsync(tenants, id, output, progress, stop), stop);
            }

            var traces = await RunAsync(purge, tenants, id, arguments.GetValue(values), isTrial, stop);
            Print(id, traces, isTrial, arguments.GetValue(json));
            return ExitCode.Done;
        });
        return verb;
    }

    static async Task<List<UserTraces>> RunAsync(
        UserPurge purge, IReadOnlyList<TenantId> tenants, ulong user, bool includesValues, bool isTrial, CancellationToken stop)
    {
        var traces = new List<UserTraces>();
        using var progress = new ConsoleProgress();
        foreach (var tenant in tenants)
        {
            progress.Report($"purging {tenant}");
            traces.Add(await purge.RunAsync(tenant, user, includesValues, isTrial, stop));
        }

        return traces;
    }

    static void Print(ulong user, List<UserTraces> traces, bool isTrial, bool isJson)
    {
        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["user_id"] = user.ToString(CultureInfo.InvariantCulture),
                ["dry_run"] = isTrial,
                ["tenants"] = new JsonArray([.. traces.Select(trace => new JsonObject
                {
                    ["owner_type"] = trace.OwnerType,
                    ["owner_id"] = trace.OwnerId,
                    ["records"] = trace.Records,
                    ["members"] = trace.Members,
                    ["log_lines"] = trace.LogLines,
                    ["values"] = trace.Values,
                })]),
            });
            return;
        }

        foreach (var trace in traces)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{trace.OwnerType} {trace.OwnerId}: {trace.Records} records, {trace.Members} members of sorted lists and {trace.LogLines} log lines {(isTrial ? "would be removed" : "removed")}{(trace.Values > 0 ? $"; {trace.Values} records have the id in their value (--values removes them)" : "")}"));
        }

        if (traces.Count == 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing is stored of user {user}."));
        }
    }
}
